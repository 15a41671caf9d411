"""A spec is refused with everything that is wrong at once, in the user's words."""

from __future__ import annotations

import pytest

from tests.spec_samples import GOOD, HTTP, JOB, SHAPE, TOGETHER
from trigscaffold import yamlfile
from trigscaffold.errors import UserError
from trigscaffold.spec import SpecFile, parse_data, parse_spec, spec_data, spec_text


def parse(text: str) -> SpecFile:
    return parse_spec(yamlfile.read(text.encode(), "t.yaml"))


def refused(text: str) -> UserError:
    with pytest.raises(UserError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_good_spec_is_read_written_out_and_stays_itself(text: str) -> None:
    spec_file = parse(text)
    written = spec_text(spec_file)

    assert parse(written).spec == spec_file.spec
    assert parse(written).needs == spec_file.needs
    assert spec_text(parse(written)) == written
    assert spec_text(spec_file.spec) == spec_text(spec_data(spec_file)) == written


@pytest.mark.parametrize(("text", "problem"), [*SHAPE.items(), *TOGETHER.items()])
def test_broken_spec_says_where_what_was_found_and_what_is_allowed(text: str, problem: str) -> None:
    problems = [str(one) for one in refused(text).problems]

    if problem.endswith("…"):
        assert any(one.startswith(problem[:-1]) for one in problems), problems
    else:
        assert problem in problems
    for jargon in ("Input should", "pydantic", "function-", "literal[", "valid string"):
        assert jargon not in "\n".join(problems)


def test_everything_is_said_at_once_in_file_order() -> None:
    error = refused("name: A\nneeds:\n  latency: soon\n  event: job\n  delay: 5\nfunction: {timeout_s: 0}\nzzz: 1\n")

    assert [str(p).split(": ")[:2] for p in error.problems] == [
        ["t.yaml:1", "name"],
        ["t.yaml:3", "needs.latency"],
        ["t.yaml:5", "needs.delay"],
        ["t.yaml:6", "function.timeout_s"],
        ["t.yaml:7", "zzz"],
    ]
    assert error.summary == "t.yaml is not a valid spec"
    assert error.exit_code == 2


def test_contradictions_are_said_together() -> None:
    text = JOB + "  answer: result\n  failure: caller\n  http: {auth: none}\ndescription: 'a\tb'\n"

    assert [p.path for p in refused(text).problems] == ["needs.answer", "needs.failure", "needs.http", "description"]


def test_a_place_is_found_in_the_short_form_too() -> None:
    spec_file = parse(JOB + "  latency: hours\n")

    assert spec_file.where(("triggers", "source", "needs", "latency")) == "t.yaml:4"
    assert spec_file.where(("triggers", "source")) == "t.yaml:1"
    assert parse(GOOD["long"]).where(("triggers", "uploads", "needs")) == "t.yaml:6"


def test_unanswered_needs_that_apply_are_written_as_unknown() -> None:
    needs = spec_data(parse(HTTP))["triggers"]["source"]["needs"]

    assert needs["latency"] == needs["http"] == needs["answer"] == "unknown"
    assert "schedule" not in needs
    assert "replay" not in needs


@pytest.mark.parametrize(
    ("arn", "fifo"),
    [
        ("arn:aws:sqs:eu-west-1:123456789012:orders.fifo", True),
        ("arn:aws:sqs:eu-west-1:123456789012:orders", False),
        ("arn:aws:sns:eu-west-1:123456789012:orders.fifo", True),
        ("arn:aws:sns:eu-west-1:123456789012:orders", False),
        ("arn:aws:s3:::orders.fifo", None),
    ],
)
def test_an_existing_queue_or_topic_is_fifo_by_its_arn(arn: str, fifo: bool | None) -> None:
    spec_file = parse(f"name: x\nneeds: {{event: fact}}\nexisting: {{arn: '{arn}'}}\n")

    assert spec_file.needs["source"].existing_fifo is fifo


def test_plain_data_is_checked_too() -> None:
    with pytest.raises(UserError, match="answers is not a valid spec"):
        parse_data({"name": "x", "needs": {"event": "jobs"}})
