"""What registry modules make is understood from the arguments of their calls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import trigscaffold.audit.registry
from tests.registry_calls import OWNER, QUEUE_ARN, UNSEEN, call, expanded, model, only
from trigscaffold.audit.graph import build
from trigscaffold.audit.registry import expand, known
from trigscaffold.audit.registry.source import Source, parse
from trigscaffold.audit.value import Presence, Ref, Value

REGISTRY = Path(trigscaffold.audit.registry.__file__).parent


@pytest.mark.parametrize(
    ("source", "version", "wanted"),
    [
        (f"{OWNER}/sqs/aws", "~> 4.0", Source(f"{OWNER}/sqs/aws", 4)),
        (f"{OWNER}/sqs/aws", "4.3.1", Source(f"{OWNER}/sqs/aws", 4)),
        (f"{OWNER}/sqs/aws", "= 3.0.0", Source(f"{OWNER}/sqs/aws", 3)),
        (f"{OWNER}/sqs/aws", ">= 3.0", Source(f"{OWNER}/sqs/aws")),
        (f"{OWNER}/sqs/aws", ">= 3.0, < 4", Source(f"{OWNER}/sqs/aws")),
        (f"{OWNER}/sqs/aws", "", Source(f"{OWNER}/sqs/aws")),
        (f"{OWNER}/lambda/aws//modules/alias", "", Source(f"{OWNER}/lambda/aws//modules/alias")),
        (f"registry.terraform.io/{OWNER}/sqs/aws", "", Source(f"{OWNER}/sqs/aws")),
        (f"registry.opentofu.org/{OWNER}/sqs/aws", "", Source(f"{OWNER}/sqs/aws")),
        (f"github.com/{OWNER}/terraform-aws-s3-bucket", "", Source(f"{OWNER}/s3-bucket/aws")),
        (f"git@github.com:{OWNER}/terraform-aws-sqs.git", "", Source(f"{OWNER}/sqs/aws")),
        (f"git::ssh://git@github.com/{OWNER}/terraform-aws-sqs.git", "", Source(f"{OWNER}/sqs/aws")),
        (
            f"git::https://github.com/{OWNER}/terraform-aws-lambda.git//modules/alias?ref=v7.2.0",
            "",
            Source(f"{OWNER}/lambda/aws//modules/alias", 7),
        ),
        (f"git::https://github.com/{OWNER}/terraform-aws-sqs?depth=1&ref=v3.0.0", "", Source(f"{OWNER}/sqs/aws", 3)),
    ],
)
def test_a_source_is_known_however_it_is_written(source: str, version: str, wanted: Source) -> None:
    assert parse(source, version) == wanted


@pytest.mark.parametrize("source", ["", "./queue", "s3::https://bucket/queue.zip", "git::https://example.org/a.git"])
def test_a_source_that_is_neither_of_the_registry_nor_on_github_is_none(source: str) -> None:
    assert parse(source) is None


def test_a_module_that_is_not_known_is_not_expanded() -> None:
    assert expand(call("somebody/sqs/aws", name_prefix="x")) is None
    assert expand(call(f"{OWNER}/vpc/aws")) is None
    assert expand(call(f"{OWNER}/lambda/aws//modules/deploy")) is None


def test_every_module_of_the_folder_says_what_it_is_and_which_version_was_read() -> None:
    assert len(known()) == len([p for p in (REGISTRY / "modules").glob("*.py") if p.stem != "__init__"])
    for source, module in known().items():
        assert parse(source) == Source(source)
        assert re.fullmatch(r"\d+\.\d+\.\d+", module.READ)
        assert module.__doc__


@pytest.mark.parametrize("source", sorted(known()))
def test_a_module_called_with_nothing_or_with_the_unknown_raises_nothing(source: str) -> None:
    module = known()[source]
    files = [REGISTRY / "modules" / f"{module.__name__.rpartition('.')[2]}.py", REGISTRY / "function.py"]
    text = "".join(path.read_text(encoding="utf-8") for path in (*files, REGISTRY / "rights.py"))
    words = sorted(set(re.findall(r'"([a-z][a-z0-9_]+)"', text)))

    assert expand(call(source)) is not None
    for odd in (
        UNSEEN,
        Value(options=(Value(None), UNSEEN)),
        Value("x"),
        Value(3),
        Value([UNSEEN]),
        Value({"a": UNSEEN}),
    ):
        found = expand(call(source, **dict.fromkeys(words, odd)))
        assert found is not None
        assert build(found.resources).resources == found.resources


def test_what_a_module_makes_stands_at_its_call() -> None:
    queue = only(expanded("sqs/aws", visibility_timeout_seconds=30), "aws_sqs_queue")

    assert queue.address == "module.made.aws_sqs_queue.this[0]"
    assert queue.base == "module.made.aws_sqs_queue.this"
    assert queue.registry == "terraform-aws-modules/sqs/aws"
    assert queue.module == "module.made"
    assert (queue.file, queue.body.line) == ("main.tf", 1)
    assert queue.place("visibility_timeout_seconds").line == 2


def test_a_queue_without_arguments_has_no_redrive() -> None:
    (queue,) = model(expanded("sqs/aws")).queues

    assert queue.visibility.number == 30
    assert queue.redrive.presence is Presence.NO


def test_create_dlq_makes_a_second_queue_and_a_redrive_after_five_receives() -> None:
    dlq, queue = sorted(model(expanded("sqs/aws", create_dlq=True)).queues, key=lambda q: q.address)

    assert queue.redrive.presence is Presence.YES
    assert queue.max_receive.number == 5
    assert queue.dead_letters == (dlq.resource,)
    assert dlq.allow.presence is Presence.YES


def test_redrive_policy_changes_the_one_that_create_dlq_makes() -> None:
    found = model(expanded("sqs/aws", create_dlq=True, redrive_policy={"maxReceiveCount": 2}))

    assert [q.max_receive.number for q in found.queues if q.dead_letters] == [2]


def test_redrive_policy_alone_names_a_queue_elsewhere() -> None:
    given = {"deadLetterTargetArn": QUEUE_ARN, "maxReceiveCount": 4}
    (queue,) = model(expanded("sqs/aws", "~> 5.0", redrive_policy=given)).queues

    assert queue.max_receive.number == 4
    assert list(queue.redrive.all_refs()) == [Ref("aws_sqs_queue.orders", "arn")]


def test_in_version_3_redrive_policy_stands_on_the_queue() -> None:
    given = {"deadLetterTargetArn": QUEUE_ARN, "maxReceiveCount": 4}
    found = expanded("sqs/aws", "~> 3.0", redrive_policy=given)

    assert [r.type for r in found.resources] == ["aws_sqs_queue"]
    assert model(found).queues[0].max_receive.number == 4
    assert "sqs_queue_arn" in found.outputs


def test_a_policy_of_the_queue_itself_tells_an_old_version() -> None:
    found = expanded("sqs/aws", policy="{}", redrive_policy={"deadLetterTargetArn": QUEUE_ARN, "maxReceiveCount": 4})

    assert [r.type for r in found.resources] == ["aws_sqs_queue"]
    assert model(found).queues[0].redrive.presence is Presence.YES


def test_create_dlq_that_is_not_known_leaves_it_open_whether_there_is_a_redrive() -> None:
    found = model(expanded("sqs/aws", create_dlq=UNSEEN))

    assert [q.redrive.presence for q in found.queues] == [Presence.MAYBE, Presence.NO]
    assert "var.given" in found.queues[0].redrive.decides
    assert [q.resource.exists.known for q in found.queues] == [True, False]


def test_a_dead_letter_queue_takes_after_its_queue_what_it_has_not_itself() -> None:
    found = expanded(
        "sqs/aws", create_dlq=True, message_retention_seconds=60, fifo_queue=True, dlq_visibility_timeout_seconds=9
    )
    dlq = only(found, "aws_sqs_queue", "dlq")

    assert dlq.value("message_retention_seconds").number == 60
    assert dlq.value("fifo_queue").flag is True
    assert dlq.value("visibility_timeout_seconds").number == 9
    assert only(found, "aws_sqs_queue", "this").value("visibility_timeout_seconds") == Value(None)


def test_the_statements_of_a_queue_policy_mean_the_queue_itself() -> None:
    statement = {
        "actions": ["sqs:SendMessage"],
        "principals": [{"type": "Service", "identifiers": ["events.amazonaws.com"]}],
    }
    found = expanded("sqs/aws", create_queue_policy=True, queue_policy_statements={"events": statement})
    ((said,), unread) = model(found).policy(only(found, "aws_sqs_queue_policy").value("policy"))

    assert unread == ""
    assert [v.text for v in said.actions] == ["sqs:SendMessage"]
    assert [v.text for v in said.principals] == ["events.amazonaws.com"]
    assert [ref.address for v in said.resources for ref in v.refs] == ["module.made.aws_sqs_queue.this"]
