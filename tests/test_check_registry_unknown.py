"""An argument that is not known makes what may not be, and nobody is accused of that."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

import trigscaffold.audit.registry
from tests.registry_calls import UNSEEN, call, expanded
from trigscaffold.audit.call import Expanded
from trigscaffold.audit.graph import build
from trigscaffold.audit.judge import judge
from trigscaffold.audit.registry import expand, known
from trigscaffold.audit.rules import rules
from trigscaffold.audit.value import Ref, Value
from trigscaffold.audit.verdict import Verdict

REGISTRY = Path(trigscaffold.audit.registry.__file__).parent
QUEUE = Value(refs=(Ref("module.made.aws_sqs_queue.this", "arn", 0),), given=True)
READS = {"orders": {"event_source_arn": QUEUE, "function_response_types": ["ReportBatchItemFailures"]}}
BY_S3 = {"bucket": {"service": "s3", "source_arn": "arn:aws:s3:::files"}}


def accused(*found: Expanded) -> set[str]:
    model = build([resource for one in found for resource in one.resources])
    return {f.rule for f in judge([model], rules()) if f.verdict is Verdict.VIOLATION}


@pytest.mark.parametrize("source", sorted(known()))
def test_a_module_of_which_nothing_is_known_is_accused_of_nothing(source: str) -> None:
    name = known()[source].__name__.rpartition(".")[2]
    files = [REGISTRY / "modules" / f"{name}.py", REGISTRY / "function.py", REGISTRY / "rights.py"]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    found = expand(call(source, **{word: UNSEEN for word in re.findall(r'"([a-z][a-z0-9_]+)"', text)}))  # noqa: C420

    assert found is not None
    assert found.resources
    assert accused(found) == set()


def test_a_queue_that_may_have_a_dead_letter_queue_is_not_told_to_have_none() -> None:
    function = expanded("lambda/aws", function_name="work", event_source_mapping=READS)

    assert "sqs-queue-dlq" in accused(expanded("sqs/aws"), function)
    assert "sqs-queue-dlq" not in accused(expanded("sqs/aws", create_dlq=UNSEEN), function)
    assert "sqs-queue-dlq" not in accused(expanded("sqs/aws", redrive_policy=UNSEEN), function)


def test_a_function_that_may_have_a_destination_is_not_told_to_have_none() -> None:
    def by_s3(**arguments: object) -> set[str]:
        return accused(expanded("lambda/aws", function_name="work", allowed_triggers=BY_S3, **arguments))

    assert "async-on-failure" in by_s3()
    assert "async-on-failure" not in by_s3(dead_letter_target_arn=UNSEEN)
    assert "async-on-failure" not in by_s3(create_async_event_config=True, destination_on_failure=UNSEEN)
    assert "async-on-failure" not in by_s3(create_async_event_config=UNSEEN, destination_on_failure="arn:aws:sqs:x:1:q")


def test_a_mapping_of_which_a_part_is_not_known_is_not_told_to_lack_it() -> None:
    entry = {"event_source_arn": QUEUE, "function_response_types": UNSEEN}
    function = expanded("lambda/aws", function_name="work", event_source_mapping={"orders": entry})

    assert "sqs-partial-batch" not in accused(expanded("sqs/aws"), function)


def test_a_function_that_may_read_a_queue_is_not_judged_by_it() -> None:
    function = expanded("lambda/aws", function_name="work", timeout=900, event_source_mapping=UNSEEN)

    assert {rule for rule in accused(expanded("sqs/aws"), function) if rule.startswith("sqs-")} == set()


def test_a_target_that_may_have_a_dead_letter_queue_is_not_told_to_have_none() -> None:
    function = expanded("lambda/aws", function_name="work")
    entry = {"name": "work", "arn": function.outputs["lambda_function_arn"]}
    rule = {"rules": {"tick": {"schedule_expression": "rate(1 day)"}}}

    def targeted(**more: object) -> set[str]:
        found = expanded("eventbridge/aws", create_bus=False, **rule, targets={"tick": [{**entry, **more}]})
        return accused(function, found)

    assert "event-target-dlq" in targeted()
    assert "event-target-dlq" not in targeted(dead_letter_arn=UNSEEN)


WORDS = sorted(
    {word for p in REGISTRY.rglob("*.py") for word in re.findall(r'"([a-z][a-z0-9_]+)"', p.read_text(encoding="utf-8"))}
)
PLAIN: tuple[object, ...] = (None, True, False, "true", "x", "", 0, -1, 3.5)


def odd(dice: random.Random, depth: int = 0) -> Value:
    """Return a value of any shape."""
    shape = dice.randrange(4 if depth > 3 else 8)
    if shape == 0:
        return Value(dice.choice(PLAIN), rests_on=dice.choice([(), ("var.given",)]))
    if shape in (1, 2):
        return UNSEEN if shape == 1 else QUEUE
    if shape == 3:
        return Value(parts=(Value("a"), UNSEEN))
    if shape == 4:
        return Value([odd(dice, depth + 1) for _ in range(dice.randrange(3))])
    if shape == 5:
        return Value(options=(odd(dice, depth + 1), odd(dice, depth + 1)), why="var.given")
    return Value({dice.choice(WORDS): odd(dice, depth + 1) for _ in range(dice.randrange(4))})


@pytest.mark.parametrize("source", sorted(known()))
def test_arguments_of_any_shape_make_something_that_can_be_judged(source: str) -> None:
    dice = random.Random(source)
    for _ in range(40):
        arguments = {word: odd(dice) for word in dice.sample(WORDS, 20)}
        found = expand(call(source, dice.choice(["", "~> 3.0", "4.0.0"]), **arguments))

        assert found is not None
        judge([build(found.resources)], rules())
