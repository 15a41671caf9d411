"""Plan JSON is read into the same resources as HCL: numbers from values, presence and edges from the configuration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.plan_cases import APPLIED, CASES, PLANS, PROVIDER, VARIABLES, trimmed
from tests.terraform_harness import Root
from trigscaffold.audit.graph import build
from trigscaffold.audit.model import Model, SourceKind
from trigscaffold.audit.plan import Plan, load_plan, read_plan
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.value import ABSENT, Presence, Ref, Value

EDGES = ("event_source_arn", "function_name")


def planned(case: str) -> Plan:
    return load_plan(PLANS / case / "plan.json", f"{case}.json")


def resource(case: str, address: str) -> Resource:
    (found,) = [r for r in planned(case).resources if r.address == address]
    return found


def model(case: str) -> Model:
    plan = planned(case)
    return build(plan.resources, plan.outputs)


def described(value: Value) -> Any:
    if value.options:
        return [described(option) for option in value.options]
    if value.fields is not None:
        return {name: described(one) for name, one in value.fields.items()}
    if value.items is not None:
        return [described(one) for one in value.items]
    return (str(value.data), value.refs)


def outlined(body: Body) -> Any:
    return (
        {name: described(value) for name, value in body.arguments.items()},
        {name: [outlined(one) for one in blocks] for name, blocks in body.blocks.items()},
    )


def edges(case: str) -> dict[str, tuple[list[str], list[str]]]:
    return {
        m.address: ([source.address for source in m.sources], [f.address for f in m.functions])
        for m in model(case).mappings
    }


@pytest.mark.parametrize("case", CASES)
def test_every_case_is_read(case: str) -> None:
    plan = planned(case)

    assert plan.problem == ""
    assert plan.resources
    assert {(r.file, r.body.line) for r in plan.resources} == {(f"{case}.json", 0)}


def test_a_number_is_what_is_planned() -> None:
    assert resource("queue", "aws_sqs_queue.orders").value("visibility_timeout_seconds").number == 360
    assert resource("queue", "aws_lambda_function.work").value("timeout").number == 60
    assert resource("queue", "aws_lambda_function.work").value("memory_size").number == 256


def test_what_is_not_in_the_configuration_is_absent_though_the_provider_fills_it() -> None:
    queue = resource("queue", "aws_sqs_queue.plain")
    function = resource("queue", "aws_lambda_function.work")
    mapping = resource("queue", "aws_lambda_event_source_mapping.orders")

    assert queue.value("redrive_policy") is ABSENT
    assert queue.value("visibility_timeout_seconds") is ABSENT
    assert function.value("reserved_concurrent_executions") is ABSENT
    assert function.presence("tracing_config") is Presence.NO
    assert mapping.value("maximum_retry_attempts") is ABSENT


def test_a_redrive_policy_that_is_unknown_is_given_where_the_configuration_has_it() -> None:
    queues = {q.address: q for q in model("queue").queues}

    assert {a: q.redrive.presence for a, q in queues.items()} == {
        "aws_sqs_queue.apart": Presence.YES,
        "aws_sqs_queue.orders": Presence.YES,
        "aws_sqs_queue.orders_dlq": Presence.NO,
        "aws_sqs_queue.plain": Presence.NO,
    }
    assert queues["aws_sqs_queue.orders"].dead_letters == (queues["aws_sqs_queue.orders_dlq"].resource,)
    assert queues["aws_sqs_queue.orders"].max_receive.number is None


def test_a_list_that_is_constant_is_known() -> None:
    reports = {m.address.rpartition(".")[2]: m.reports for m in model("queue").mappings}

    assert reports == {"orders": Presence.YES, "plain": Presence.NO}


def test_an_output_refers_to_what_its_expression_does() -> None:
    assert planned("queue").outputs["queue_arn"].refs == (Ref("aws_sqs_queue.orders", "arn"),)
    refs = planned("modules").outputs["function_arn"].refs
    assert refs == (Ref("module.consumer.aws_lambda_function.this", "arn"),)


def test_a_mapping_for_each_resource_reads_the_one_with_its_key() -> None:
    work = 'aws_lambda_function.work["{}"]'
    found = edges("for_each")

    for key in ("orders", "returns"):
        over_resource = found[f'aws_lambda_event_source_mapping.over_resource["{key}"]']
        over_variable = found[f'aws_lambda_event_source_mapping.over_variable["{key}"]']
        assert over_resource == ([f'aws_sqs_queue.dlq["{key}"]'], [work.format(key)])
        assert over_variable == ([f'aws_sqs_queue.work["{key}"]'], [work.format(key)])


def test_an_edge_that_only_a_local_tells_is_not_known_and_says_so() -> None:
    mapping = resource("for_each", 'aws_lambda_event_source_mapping.over_local["clicks"]')
    source = mapping.value("event_source_arn")

    assert source.presence is Presence.YES
    assert list(source.all_refs()) == []
    assert source.decides == "local.streams, whose expression a plan does not hold"
    assert mapping.value("starting_position").text == "LATEST"


def test_an_edge_is_followed_through_arguments_and_outputs_of_modules() -> None:
    assert edges("modules") == {
        "module.consumer.aws_lambda_event_source_mapping.this": (
            ['module.queues["orders"].aws_sqs_queue.this'],
            ["module.consumer.aws_lambda_function.this"],
        ),
        "module.other.aws_lambda_event_source_mapping.this": (
            ["module.one.aws_sqs_queue.this"],
            ["module.other.aws_lambda_function.this"],
        ),
    }


def test_a_redrive_policy_that_a_module_switches_off_is_absent() -> None:
    assert {q.address: q.redrive.presence for q in model("modules").queues if "this" in q.address} == {
        "module.one.aws_sqs_queue.this": Presence.NO,
        'module.queues["orders"].aws_sqs_queue.this': Presence.YES,
        'module.queues["returns"].aws_sqs_queue.this': Presence.YES,
    }


def test_a_default_that_a_null_variable_stands_for_is_absent() -> None:
    functions = {r.module: r for r in planned("modules").resources if r.type == "aws_lambda_function"}

    assert functions["module.consumer"].value("timeout").number == 30
    assert functions["module.other"].value("timeout") is ABSENT


def test_what_a_count_leaves_out_is_not_there() -> None:
    addresses = {r.address for r in planned("count").resources}

    assert "aws_sqs_queue.dlq[0]" in addresses
    assert not any(address.startswith("aws_sqs_queue.none") for address in addresses)


def test_an_instance_refers_to_the_instance_with_its_index() -> None:
    assert [sources for sources, _ in edges("count").values()] == [["aws_sqs_queue.work[0]"], ["aws_sqs_queue.work[1]"]]


def test_a_dynamic_block_over_nothing_is_absent() -> None:
    assert resource("count", "aws_lambda_function.work").presence("dead_letter_config") is Presence.NO


def test_blocks_are_numbers_and_edges_at_once() -> None:
    target = resource("blocks", "aws_cloudwatch_event_target.orders")

    assert target.value("retry_policy", "maximum_retry_attempts").number == 3
    assert target.value("dead_letter_config", "arn").refs == (Ref("aws_sqs_queue.dlq", "arn"),)
    assert target.value("rule").text == "orders"
    assert target.value("rule").refs == (Ref("aws_cloudwatch_event_rule.orders", "name"),)
    assert target.presence("sqs_target") is Presence.NO


def test_a_dynamic_block_is_what_is_planned_of_it() -> None:
    notification = resource("blocks", "aws_s3_bucket_notification.files")
    blocks = notification.blocks("lambda_function")

    assert [block.value("filter_prefix").text for block in blocks] == ["in/", "more/"]
    assert [block.value("lambda_function_arn").presence for block in blocks] == [Presence.YES] * 2
    assert [block.value("filter_suffix") for block in blocks] == [ABSENT] * 2
    assert notification.depends_on == (Ref("aws_lambda_permission.files"),)


def test_blocks_of_a_set_are_each_what_they_say() -> None:
    mapping = resource("blocks", "aws_lambda_event_source_mapping.stream")
    (criteria,) = mapping.blocks("filter_criteria")
    patterns = [block.value("pattern").fields for block in criteria.blocks["filter"]]

    assert [list(pattern or {}) for pattern in patterns] == [["data"], ["data"]]
    assert mapping.value("destination_config", "on_failure", "destination_arn").refs == (
        Ref("aws_sqs_queue.dlq", "arn"),
    )


def test_a_policy_document_is_read_from_its_expressions() -> None:
    found = model("blocks")
    policy = resource("blocks", "aws_sqs_queue_policy.dlq").value("policy")
    ((statement,), unread) = found.policy(policy)

    assert unread == ""
    assert [v.text for v in statement.principals] == ["events.amazonaws.com"]
    assert [v.text for v in statement.actions] == ["sqs:SendMessage"]
    assert [ref.address for v in statement.resources for ref in v.all_refs()] == ["aws_sqs_queue.dlq"]
    assert [role.trusted for role in found.roles] == [("lambda.amazonaws.com",)]


def test_of_what_was_applied_the_arns_tell_the_edges() -> None:
    assert edges(APPLIED) == {
        'aws_lambda_event_source_mapping.work["clicks"]': (["aws_kinesis_stream.clicks"], ["aws_lambda_function.work"]),
        'aws_lambda_event_source_mapping.work["orders"]': (["aws_sqs_queue.orders"], ["aws_lambda_function.work"]),
    }
    queues = {q.resource.name: q for q in model(APPLIED).queues}
    assert queues["orders"].max_receive.number == 4
    assert queues["orders"].dead_letters == (queues["dlq"].resource,)
    assert queues["dlq"].redrive.presence is Presence.NO


def test_of_what_was_applied_nothing_is_given_that_the_provider_filled() -> None:
    mapping = resource(APPLIED, 'aws_lambda_event_source_mapping.work["orders"]')

    assert mapping.value("batch_size") is ABSENT
    assert mapping.value("maximum_retry_attempts") is ABSENT
    assert mapping.presence("starting_position") is Presence.NO
    assert resource(APPLIED, "aws_lambda_function.work").presence("tracing_config") is Presence.NO


def test_a_kind_is_told_by_what_the_plan_says() -> None:
    assert [m.kind for m in model(APPLIED).mappings] == [SourceKind.KINESIS, SourceKind.SQS]
    assert [m.kind for m in model("blocks").mappings] == [SourceKind.KINESIS]


@pytest.mark.slow
def test_terraform_still_plans_what_the_case_holds(terraform_binary: Path, tmp_path: Path) -> None:
    """One case is made anew, so that what is committed stays what Terraform writes."""
    case = "blocks"
    (tmp_path / "main.tf").write_text((PLANS / case / "main.tf").read_text(encoding="utf-8"))
    (tmp_path / "provider.tf").write_text(PROVIDER)
    (tmp_path / "terraform.tfvars").write_text(VARIABLES.get(case, ""))
    (tmp_path / "function.zip").write_bytes(b"")
    root = Root(tmp_path, terraform_binary)
    root.init()

    anew = read_plan(json.dumps(trimmed(root.plan())), f"{case}.json")

    assert {r.address: outlined(r.body) for r in anew.resources} == {
        r.address: outlined(r.body) for r in planned(case).resources
    }
