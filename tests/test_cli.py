"""The commands, as a shell sees them: what goes to stdout, what to stderr, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import run
from trigscaffold.cli.generate import _parse
from trigscaffold.errors import UserError
from trigscaffold.module import FileTree

ORDERS = Path(__file__).parents[1] / "examples" / "order-charge.yaml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_generate_writes_the_module_below_its_name_and_says_what_was_chosen(here: Path) -> None:
    result = run("generate", str(ORDERS))

    assert result.code == 0
    assert "order-charge  orders: sqs_standard" in result.out
    assert (here / "order-charge" / "trigger_orders.tf").is_file()


def test_generating_again_changes_nothing_and_check_agrees(here: Path) -> None:
    run("generate", str(ORDERS))
    before = {p: p.stat().st_mtime_ns for p in here.rglob("*")}

    assert "is up to date" in run("generate", str(ORDERS)).out
    assert run("generate", str(ORDERS), "--check").code == 0
    assert {p: p.stat().st_mtime_ns for p in here.rglob("*")} == before


def test_check_finds_an_edited_file_and_says_which(here: Path) -> None:
    run("generate", str(ORDERS))
    edited = here / "order-charge" / "function.tf"
    edited.write_text(edited.read_text() + "# mine\n")

    result = run("generate", str(ORDERS), "--check")

    assert result.code == 1
    assert "function.tf: change" in result.err
    assert edited.read_text().endswith("# mine\n")


def test_what_somebody_edited_is_kept_unless_force_says_otherwise(here: Path) -> None:
    run("generate", str(ORDERS))
    edited = here / "order-charge" / "function.tf"
    edited.write_text("# mine\n")

    refused = run("generate", str(ORDERS))
    assert refused.code == 2
    assert "--force" in refused.err
    assert edited.read_text() == "# mine\n"

    assert run("generate", str(ORDERS), "--force").code == 0
    assert edited.read_text() != "# mine\n"


def test_dry_run_and_diff_write_nothing(here: Path) -> None:
    shown = run("generate", str(ORDERS), "--dry-run", "--diff")

    assert shown.code == 0
    assert "trigger_orders.tf" in shown.out
    assert "+++ " in shown.out
    assert list(here.iterdir()) == []


def test_the_spec_inside_a_module_can_be_edited_and_generated_from_and_keeps_its_comments(here: Path) -> None:
    run("generate", str(ORDERS))
    spec = here / "order-charge" / "trigscaffold.yaml"
    spec.write_text("# why we charge\n" + spec.read_text().replace("at_a_time: 20", "at_a_time: 7"))

    result = run("generate", str(spec), "-o", str(here))

    assert result.code == 0, result.err
    assert spec.read_text().startswith("# why we charge\n")
    assert "maximum_concurrency = 7" in (here / "order-charge" / "trigger_orders.tf").read_text()


def test_several_specs_and_a_folder_of_them_go_in_one_run(here: Path) -> None:
    (here / "specs").mkdir()
    for name in ("one", "two"):
        (here / "specs" / f"{name}.yaml").write_text(f"name: {name}\nneeds: {{event: job}}\n")

    assert run("generate", str(ORDERS), "specs", "-o", "out").code == 0
    assert sorted(p.name for p in (here / "out").iterdir()) == ["one", "order-charge", "two"]


def test_one_bad_spec_of_several_stops_all_before_anything_is_written(here: Path) -> None:
    (here / "bad.yaml").write_text("name: bad\n")

    assert run("generate", str(ORDERS), "bad.yaml", "-o", "out").code == 2
    assert not (here / "out").exists()


def test_one_folder_that_must_not_be_touched_stops_all_before_anything_is_written(here: Path) -> None:
    for name in ("one", "two"):
        (here / f"{name}.yaml").write_text(f"name: {name}\nneeds: {{event: job}}\n")
    (here / "two").mkdir()
    (here / "two" / "function.tf").write_text("# mine\n")

    result = run("generate", "one.yaml", "two.yaml")

    assert result.code == 2
    assert "two/function.tf" in result.err
    assert not (here / "one").exists()


def test_two_specs_of_one_name_are_refused(here: Path) -> None:
    (here / "again.yaml").write_bytes(ORDERS.read_bytes())

    result = run("generate", str(ORDERS), "again.yaml")

    assert result.code == 2
    assert "order-charge" in result.err


def test_a_dash_reads_the_spec_from_standard_input(here: Path) -> None:
    assert run("generate", "-", stdin=ORDERS.read_bytes()).code == 0
    assert (here / "order-charge").is_dir()
    refused = run("recommend", "-", stdin=b"name: [")
    assert refused.code == 2
    assert "standard input" in refused.err


def test_recommend_shows_the_choice_the_rejected_and_what_would_change_it() -> None:
    result = run("recommend", str(ORDERS))

    assert result.code == 0
    for part in ("sqs_standard", "What would change the answer", "[back-pressure]", "Do not carry such an event (job)"):
        assert part in result.out


def test_recommend_as_json_is_the_documented_object() -> None:
    [one] = json.loads(run("recommend", str(ORDERS), "--json").out)["triggers"]

    assert list(one) == ["name", "trigger", "buffer", "choice", "ranking", "settings", "would_change", "warnings"]
    assert one["choice"] == "sqs_standard"
    assert one["settings"]["maximum_concurrency"] == 20
    assert {"choice", "verdict", "findings"} == set(one["ranking"][0])
    assert {"rule", "verdict", "reason", "source"} == set(one["ranking"][0]["findings"][0])
    assert {"need", "from", "to", "choice"} == set(one["would_change"][0])


def test_why_not_shows_every_finding_with_its_source() -> None:
    result = run("recommend", str(ORDERS), "--why-not", "sns_topic")

    assert "sns_topic: rejected" in result.out
    assert "https://docs.aws.amazon.com/" in result.out
    unknown = run("recommend", str(ORDERS), "--why-not", "sns_topik")
    assert unknown.code == 2
    assert "did you mean 'sns_topic'" in unknown.err


@pytest.mark.parametrize(
    ("needs", "other", "says"),
    [
        (
            "event: object_change",
            "s3_eventbridge",
            "s3_notification has as much in its favour and fewer parts to run: 1, this one has 2",
        ),
        ("event: clock, keep: {loss: never}", "eventbridge_schedule", "has more in its favour: 1 to 0"),
        ("event: job", "sqs_standard", "it meets every need, and nothing with fewer parts to run does"),
    ],
)
def test_why_not_says_what_put_the_chosen_one_first(here: Path, needs: str, other: str, says: str) -> None:
    (here / "x.yaml").write_text(f"name: x\nneeds: {{{needs}}}\n")

    printed = " ".join(run("recommend", "x.yaml", "--why-not", other).out.split())

    assert says in printed


def test_no_trigger_that_fits_ends_in_exit_code_3_and_says_what_aws_offers(here: Path) -> None:
    (here / "long.yaml").write_text("name: long\nneeds: {event: job, volume: {work: 20 min}}\n")

    result = run("generate", "long.yaml")

    assert result.code == 3
    assert "Step Functions" in result.err
    assert [p.name for p in here.iterdir()] == ["long.yaml"]


def test_event_prints_records_told_apart_and_poisons_the_ones_named() -> None:
    event = json.loads(
        run("event", "sqs_standard", "--count", "3", "--poison", "2", "--set", "Records.0.awsRegion=eu-north-1").out
    )

    assert len({r["messageId"] for r in event["Records"]}) == 3
    assert event["Records"][0]["awsRegion"] == "eu-north-1"
    assert json.loads(event["Records"][0]["body"])
    with pytest.raises(json.JSONDecodeError):
        json.loads(event["Records"][1]["body"])


def test_an_event_of_a_source_and_its_buffer_is_the_one_inside_the_other() -> None:
    outer = json.loads(run("event", "eventbridge_rule+sqs_standard").out)

    assert "detail-type" in json.loads(outer["Records"][0]["body"])


def test_a_source_that_needs_a_buffer_may_be_called_without_it() -> None:
    assert run("event", "sns_fifo").out == run("event", "sns_fifo+sqs_fifo").out
    assert "sns_fifo+sqs_fifo: rejected" in run("recommend", str(ORDERS), "--why-not", "sns_fifo").out
    assert "Invokes no function itself, delivers into: fifo queue." in run("explain", "sns_fifo").out


@pytest.mark.parametrize("command", ["triggers", "rules"])
def test_a_listing_is_the_same_for_people_and_programs(command: str) -> None:
    listed = json.loads(run(command, "--json").out)

    assert listed
    text = run(command).out
    for one in listed:
        assert one["id"] in text


def test_explain_fits_eighty_columns_but_for_addresses() -> None:
    for page in [t["id"] for t in json.loads(run("triggers", "--json").out)]:
        for line in run("explain", page).out.splitlines():
            assert len(line) <= 80 or "https://" in line, f"{page}: {line}"


@pytest.mark.parametrize(
    ("environment", "option", "coloured"),
    [
        ({}, [], False),
        ({}, ["--color", "always"], True),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"NO_COLOR": "1"}, [], False),
    ],
)
def test_colour_appears_only_where_it_is_wanted(environment: dict[str, str], option: list[str], coloured: bool) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "trigscaffold", *option, "triggers"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ("\x1b[" in result.stdout) is coloured


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"{sys.executable} -m trigscaffold schema | head -1"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)

    assert result.stdout == "{\n"
    assert result.stderr == ""


def test_without_terraform_the_result_is_parsed_and_that_is_said(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(here))
    monkeypatch.delenv("TRIGSCAFFOLD_TERRAFORM", raising=False)

    result = run("generate", str(ORDERS), "--validate")

    assert result.code == 0, result.err
    assert "only parsed, with python-hcl2" in result.err


def test_without_terraform_what_does_not_parse_ends_in_exit_code_5(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        _parse(tmp_path, FileTree({"function.tf": 'resource "a" {', "README.md": "{"}))

    assert refused.value.exit_code == 5
    assert [problem.where for problem in refused.value.problems] == [str(tmp_path / "function.tf")]


def test_a_trigger_that_somebody_insists_on_attaches_only_to_what_it_can(here: Path) -> None:
    (here / "bad.yaml").write_text(
        "name: bad\nneeds: {event: job}\ntrigger: sqs_standard\nexisting: {arn: 'arn:aws:s3:::uploads'}\n"
    )

    result = run("generate", "bad.yaml")

    assert result.code == 2, result.out
    assert "sqs_standard attaches to: queue" in result.err
