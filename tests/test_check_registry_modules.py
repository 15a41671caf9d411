"""Functions of registry modules, and what stands around them, are what rules see of written ones."""

from __future__ import annotations

from tests.registry_calls import QUEUE_ARN, UNSEEN, expanded, model, only
from trigscaffold.audit.graph import build
from trigscaffold.audit.model import Function, Invoked, SourceKind
from trigscaffold.audit.value import Presence, Ref, Value

FUNCTION = "module.made.aws_lambda_function.this"


def function(**arguments: object) -> Function:
    (found,) = model(expanded("lambda/aws", **arguments)).functions
    return found


def test_a_function_without_arguments_has_the_defaults() -> None:
    found = function(function_name="work")

    assert found.timeout.number == 3
    assert found.reserved == Value(None)
    assert found.dead_letter.presence is Presence.NO
    assert found.on_failure.presence is Presence.NO
    assert found.resource.presence("timeout") is Presence.NO


def test_a_function_that_is_a_layer_or_not_created_is_none() -> None:
    for arguments in ({"create_layer": True}, {"create_function": False}, {"create": False}):
        assert model(expanded("lambda/aws", **arguments)).functions == ()


def test_what_a_function_is_called_is_given_out_with_what_it_is() -> None:
    found = expanded("lambda/aws", function_name="work").outputs

    assert found["lambda_function_name"].text == "work"
    assert list(found["lambda_function_name"].all_refs()) == [Ref(FUNCTION, "function_name", 0)]
    assert list(found["lambda_function_arn"].all_refs()) == [Ref(FUNCTION, "arn", 0)]
    assert found["this_lambda_function_arn"] == found["lambda_function_arn"]


def test_an_entry_of_event_source_mapping_is_a_mapping() -> None:
    entry = {
        "event_source_arn": QUEUE_ARN,
        "function_response_types": ["ReportBatchItemFailures"],
        "scaling_config": {"maximum_concurrency": 20},
        "filter_criteria": {"pattern": "{}"},
    }
    found = expanded("lambda/aws", event_source_mapping={"sqs": entry})
    (mapping,) = model(found).mappings

    assert mapping.address == 'module.made.aws_lambda_event_source_mapping.this["sqs"]'
    assert mapping.kind is SourceKind.SQS
    assert [f.address for f in mapping.functions] == [f"{FUNCTION}[0]"]
    assert mapping.reports is Presence.YES
    assert mapping.resource.value("scaling_config", "maximum_concurrency").number == 20
    assert mapping.resource.value("filter_criteria", "filter", "pattern").text == "{}"
    assert mapping.resource.presence("destination_config") is Presence.NO
    assert mapping.resource.presence("starting_position") is Presence.NO
    assert mapping.resource.place("event_source_arn").line == 2


def test_a_mapping_of_a_stream_has_its_destination() -> None:
    entry = {"event_source_arn": "arn:aws:kinesis:x:1:stream/a", "destination_arn_on_failure": QUEUE_ARN}
    (mapping,) = model(expanded("lambda/aws", event_source_mapping={"stream": entry})).mappings
    destination = mapping.resource.value("destination_config", "on_failure", "destination_arn")

    assert mapping.kind is SourceKind.KINESIS
    assert list(destination.all_refs()) == [Ref("aws_sqs_queue.orders", "arn")]


def test_mappings_that_are_not_known_are_one_that_may_not_be() -> None:
    (mapping,) = model(expanded("lambda/aws", event_source_mapping=UNSEEN)).mappings

    assert mapping.resource.many
    assert mapping.resource.exists.flag is None
    assert mapping.kind is SourceKind.UNKNOWN
    assert mapping.reports is Presence.MAYBE
    assert mapping.resource.presence("destination_config") is Presence.MAYBE
    assert mapping.resource.presence("maximum_retry_attempts") is Presence.MAYBE


def test_an_allowed_trigger_is_one_permission() -> None:
    arguments = {"allowed_triggers": {"bucket": {"service": "s3", "source_arn": "arn:aws:s3:::b"}}}
    found = expanded("lambda/aws", **arguments)
    permission = only(found, "aws_lambda_permission")

    assert permission.value("principal").text == "s3.amazonaws.com"
    assert permission.value("source_arn").text == "arn:aws:s3:::b"
    assert permission.name == "unqualified_alias_triggers"
    assert [i.how for i in model(found).invocations] == [Invoked.ASYNC]


def test_a_trigger_allowed_for_the_version_alone_is_called_so() -> None:
    entry = {"trigger": {"principal": "events.amazonaws.com"}}
    found = expanded("lambda/aws", allowed_triggers=entry, create_unqualified_alias_allowed_triggers=False)

    assert only(found, "aws_lambda_permission").name == "current_version_triggers"


def test_a_destination_is_one_only_with_its_configuration() -> None:
    assert function(destination_on_failure=QUEUE_ARN).on_failure.presence is Presence.NO
    with_config = function(destination_on_failure=QUEUE_ARN, create_async_event_config=True)

    assert list(with_config.on_failure.all_refs()) == [Ref("aws_sqs_queue.orders", "arn")]
    assert function(create_async_event_config=True).on_failure.presence is Presence.NO


def test_a_dead_letter_target_is_the_dead_letter_config() -> None:
    assert function(dead_letter_target_arn=QUEUE_ARN).dead_letter.presence is Presence.YES
    assert function(dead_letter_target_arn=UNSEEN).dead_letter.presence is Presence.MAYBE


def test_a_function_url_is_open_unless_it_says_otherwise() -> None:
    assert [r for r in expanded("lambda/aws").resources if r.type == "aws_lambda_function_url"] == []
    for arguments, wanted in (({}, "NONE"), ({"authorization_type": "AWS_IAM"}, "AWS_IAM")):
        found = expanded("lambda/aws", create_lambda_function_url=True, **arguments)
        assert only(found, "aws_lambda_function_url").value("authorization_type").text == wanted


def test_the_role_of_a_function_has_what_was_attached() -> None:
    role = function(
        function_name="work",
        attach_policy_statements=True,
        policy_statements={"write": {"effect": "Allow", "actions": ["s3:PutObject"], "resources": ["*"]}},
        attach_network_policy=True,
        attach_policy_json=True,
        policy_json='{"Statement": [{"Action": "kms:Decrypt", "Resource": "*"}]}',
        attach_policies=True,
        policies=["arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole"],
    ).role

    assert role is not None
    actions = {action.text for s in role.statements for action in s.actions}
    assert {"s3:PutObject", "kms:Decrypt", "sqs:ReceiveMessage", "logs:PutLogEvents"} <= actions
    assert "ec2:CreateNetworkInterface" in actions
    assert role.unread == ()
    assert role.trusted == ("lambda.amazonaws.com",)


def test_statements_that_are_not_attached_are_no_rights() -> None:
    role = function(policy_statements={"write": {"actions": ["s3:PutObject"], "resources": ["*"]}}).role

    assert role is not None
    assert "s3:PutObject" not in {action.text for s in role.statements for action in s.actions}


def test_statements_that_are_not_known_are_unread() -> None:
    role = function(attach_policy_statements=True, policy_statements=UNSEEN).role

    assert role is not None
    assert any("var.given" in missing for missing in role.unread)


def test_a_role_from_elsewhere_is_the_one_given() -> None:
    given = Value(refs=(Ref("aws_iam_role.mine", "arn"),), given=True)
    found = expanded("lambda/aws", create_role=False, lambda_role=given)

    assert list(only(found, "aws_lambda_function").value("role").all_refs()) == [Ref("aws_iam_role.mine", "arn")]
    assert "aws_iam_role" not in {r.type for r in found.resources}


def test_what_an_alias_reads_invokes_its_function() -> None:
    lambda_ = expanded("lambda/aws", function_name="work")
    name = lambda_.outputs["lambda_function_name"]
    entry = {"orders": {"event_source_arn": QUEUE_ARN}}
    alias = expanded("lambda/aws//modules/alias", name="live", function_name=name, event_source_mapping=entry)
    (mapping,) = build((*lambda_.resources, *alias.resources)).mappings

    assert [f.address for f in mapping.functions] == [f"{FUNCTION}[0]"]
    assert next(alias.outputs["lambda_alias_arn"].all_refs()).type == "aws_lambda_alias"


def test_a_destination_that_is_a_queue_is_no_right_to_invoke() -> None:
    def allowed(arn: Value | str) -> set[str | None]:
        arguments = {
            "create_async_event_config": True,
            "attach_async_event_policy": True,
            "destination_on_failure": arn,
        }
        role = function(**arguments).role
        assert role is not None
        return {
            action.text for s in role.statements for action in s.actions if not (action.text or "").startswith("logs")
        }

    assert allowed(QUEUE_ARN) == {"sns:Publish", "sqs:SendMessage"}
    assert "lambda:InvokeFunction" in allowed("arn:aws:lambda:eu-west-1:123456789012:function:other")
    assert "events:PutEvents" in allowed("arn:aws:events:eu-west-1:123456789012:event-bus/shop")


def test_a_policy_of_a_module_is_a_right_of_the_function_that_it_is_attached_to() -> None:
    text = '{"Statement": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}]}'
    policy = expanded("iam/aws//modules/iam-policy", name="write", policy=text)
    arguments = {"attach_policy": True, "policy": policy.outputs["arn"], "function_name": "work"}
    (found,) = build((*policy.resources, *expanded("lambda/aws", **arguments).resources)).functions

    assert found.role is not None
    assert found.role.unread == ()
    assert "s3:PutObject" in {action.text for s in found.role.statements for action in s.actions}


def test_an_alarm_is_on_its_metric_or_on_those_of_its_expression() -> None:
    metric = {"metric_name": "IteratorAge", "namespace": "AWS/Lambda", "dimensions": {"FunctionName": "work"}}
    plain = only(expanded("cloudwatch/aws//modules/metric-alarm", **metric), "aws_cloudwatch_metric_alarm")
    query = [{"id": "a", "metric": [metric]}]
    over = only(expanded("cloudwatch/aws//modules/metric-alarm", metric_query=query), "aws_cloudwatch_metric_alarm")

    assert plain.value("metric_name").text == "IteratorAge"
    assert over.value("metric_query", "metric", "metric_name").text == "IteratorAge"
    assert (over.value("metric_query", "metric", "dimensions").fields or {})["FunctionName"].text == "work"


def test_a_state_machine_may_invoke_what_its_definition_names() -> None:
    work = expanded("lambda/aws", function_name="work")
    state = {"Type": "Task", "Resource": work.outputs["lambda_function_arn"]}
    machine = expanded("step-functions/aws", definition={"StartAt": "Work", "States": {"Work": state}})
    # The calls of the tests have one address: the machine's resource stands for itself.
    (invocation,) = build((*work.resources, *machine.resources)).invocations

    assert invocation.by.type == "aws_sfn_state_machine"
    assert next(machine.outputs["state_machine_arn"].all_refs()).attribute == "arn"
