"""What a plan leaves open stays open: zero or nothing, a block or none, null or not; what is sensitive is not shown."""

from __future__ import annotations

import json
from typing import Any

from tests.plan_cases import APPLIED, PLANS
from trigscaffold.audit.plan import read_plan
from trigscaffold.audit.resource import Resource
from trigscaffold.audit.value import Presence


def changed(case: str, address: str, **change: Any) -> Resource:
    """Return a resource of *case* whose plan says something else."""
    plan = json.loads((PLANS / case / "plan.json").read_text(encoding="utf-8"))
    (entry,) = [e for e in plan["resource_changes"] if e["address"] == address]
    expressions = change.pop("expressions", {})
    for config in plan["configuration"]["root_module"]["resources"]:
        if config["address"] == address:
            config["expressions"] |= expressions
    entry["change"] |= {name: entry["change"].get(name, {}) | value for name, value in change.items()}
    (found,) = [r for r in read_plan(json.dumps(plan), "p.json").resources if r.address == address]
    return found


def test_zero_of_what_was_applied_may_be_nothing_given() -> None:
    address = 'aws_lambda_event_source_mapping.work["orders"]'
    expression = {"references": ["local.retries"]}
    plan = json.loads((PLANS / APPLIED / "plan.json").read_text(encoding="utf-8"))
    for config in plan["configuration"]["root_module"]["resources"]:
        if config["name"] == "work" and config["type"] == "aws_lambda_event_source_mapping":
            config["expressions"]["maximum_retry_attempts"] = expression
    (found,) = [r for r in read_plan(json.dumps(plan), "p.json").resources if r.address == address]

    assert found.presence("maximum_retry_attempts") is Presence.MAYBE


def test_what_is_sensitive_counts_and_is_not_shown() -> None:
    hidden = changed(
        "queue",
        "aws_sqs_queue.plain",
        after={"redrive_policy": '{"maxReceiveCount": 3, "deadLetterTargetArn": "arn:secret"}', "delay_seconds": 7},
        after_sensitive={"redrive_policy": True, "delay_seconds": True, "name": True},
        after_unknown={"redrive_policy": False},
        expressions={"redrive_policy": {}, "delay_seconds": {}},
    )

    assert hidden.value("delay_seconds").number == 7
    assert (hidden.value("redrive_policy").fields or {})["maxReceiveCount"].number == 3
    assert hidden.value("redrive_policy").presence is Presence.YES
    assert hidden.value("name").text is None
    assert "secret" not in repr(hidden.body)


def test_a_block_that_an_unknown_value_decides_may_be_there() -> None:
    function = changed("count", "aws_lambda_function.work", after_unknown={"dead_letter_config": True})

    assert function.presence("dead_letter_config") is Presence.MAYBE
    assert "dead_letter_config" in function.blocks("dead_letter_config")[0].maybe


def test_an_unknown_argument_that_a_switch_may_make_null_may_be_given() -> None:
    found = changed(
        "count",
        "aws_sqs_queue.work[0]",
        expressions={},
        after_unknown={"redrive_policy": True},
    )
    assert found.presence("redrive_policy") is Presence.YES
    plan = json.loads((PLANS / "count" / "plan.json").read_text(encoding="utf-8"))
    plan["variables"]["with_dlq"]["value"] = False
    for config in plan["configuration"]["root_module"]["resources"]:
        if config["name"] == "work" and config["type"] == "aws_sqs_queue":
            config["expressions"]["redrive_policy"]["references"].append("var.with_dlq")
    for one in read_plan(json.dumps(plan), "p.json").resources:
        if one.base == "aws_sqs_queue.work":
            assert one.presence("redrive_policy") is Presence.MAYBE
