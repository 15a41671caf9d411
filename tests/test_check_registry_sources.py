"""Notifications, topics, rules, tables and APIs of registry modules are what rules see of written ones."""

from __future__ import annotations

from tests.registry_calls import QUEUE_ARN, UNSEEN, expanded, only
from trigscaffold.audit.value import Presence, Ref


def test_a_notification_depends_on_the_permission_that_comes_with_it() -> None:
    entry = {"function_arn": "arn:f", "function_name": "work", "events": ["s3:ObjectCreated:*"], "filter_prefix": "in/"}
    found = expanded("s3-bucket/aws//modules/notification", bucket="b", lambda_notifications={"work": entry})
    notification, permission = only(found, "aws_s3_bucket_notification"), only(found, "aws_lambda_permission")
    (block,) = notification.blocks("lambda_function")

    assert block.value("lambda_function_arn").text == "arn:f"
    assert block.value("filter_prefix").text == "in/"
    assert permission.base in {ref.address for ref in notification.depends_on}
    assert permission.value("principal").text == "s3.amazonaws.com"
    assert permission.value("source_arn").text == "arn:aws:s3:::b"
    assert notification.presence("queue") is Presence.NO


def test_notifications_that_are_not_known_may_not_be() -> None:
    found = expanded("s3-bucket/aws//modules/notification", bucket="b", lambda_notifications=UNSEEN)
    (block,) = only(found, "aws_s3_bucket_notification").blocks("lambda_function")

    assert "var.given" in block.maybe
    assert only(found, "aws_lambda_permission").exists.flag is None


def test_a_bucket_is_given_out_by_its_name_and_what_it_is() -> None:
    outputs = expanded("s3-bucket/aws", bucket="b").outputs

    assert outputs["s3_bucket_id"].text == "b"
    assert next(outputs["s3_bucket_arn"].all_refs()).address == "module.made.aws_s3_bucket.this"


def test_a_subscription_of_a_topic_has_the_redrive_that_its_entry_has() -> None:
    found = expanded("sns/aws", subscriptions={"queue": {"protocol": "sqs", "endpoint": QUEUE_ARN}})
    subscription = only(found, "aws_sns_topic_subscription")

    assert subscription.value("protocol").text == "sqs"
    assert subscription.presence("redrive_policy") is Presence.NO
    assert next(subscription.value("topic_arn").all_refs()).address == "module.made.aws_sns_topic.this"
    assert found.outputs["sns_topic_arn"] == found.outputs["topic_arn"]


def test_a_target_is_of_its_rule_and_has_the_dead_letter_queue_it_names() -> None:
    arguments = {
        "bus_name": "orders",
        "rules": {"order_placed": {"event_pattern": '{"source": ["shop"]}', "enabled": True}},
        "targets": {
            "order_placed": [
                {"name": "work", "arn": "arn:f", "dead_letter_arn": QUEUE_ARN},
                {"name": "plain", "arn": "arn:g"},
            ]
        },
    }
    found = expanded("eventbridge/aws", **arguments)
    with_dlq, plain = [r for r in found.resources if r.type == "aws_cloudwatch_event_target"]
    (rule,) = [r for r in found.resources if r.type == "aws_cloudwatch_event_rule"]

    assert rule.value("name").text == "order-placed-rule"
    assert rule.value("event_bus_name").text == "orders"
    assert [ref.address for ref in rule.value("event_bus_name").refs] == ["module.made.aws_cloudwatch_event_bus.this"]
    assert with_dlq.address == 'module.made.aws_cloudwatch_event_target.this["work"]'
    assert list(with_dlq.value("rule").refs) == [Ref(rule.base, "name", "order_placed")]
    assert list(with_dlq.value("dead_letter_config", "arn").refs) == [Ref("aws_sqs_queue.orders", "arn")]
    assert plain.presence("dead_letter_config") is Presence.NO
    assert plain.value("arn").text == "arn:g"


def test_a_schedule_has_its_target_in_a_block() -> None:
    entry = {"nightly": {"schedule_expression": "rate(1 day)", "arn": "arn:f"}}
    schedule = only(expanded("eventbridge/aws", create_bus=False, schedules=entry), "aws_scheduler_schedule")

    assert schedule.value("target", "arn").text == "arn:f"
    assert schedule.value("target", "dead_letter_config", "arn").presence is Presence.NO


def test_a_table_says_whether_it_has_a_stream() -> None:
    found = expanded("dynamodb-table/aws", name="orders", stream_enabled=True)

    assert only(found, "aws_dynamodb_table").value("stream_enabled").flag is True
    assert next(found.outputs["dynamodb_table_stream_arn"].all_refs()).attribute == "stream_arn"


def test_a_route_has_its_integration_and_its_authorizer() -> None:
    routes = {
        "GET /orders": {"authorization_type": "JWT", "authorizer_key": "jwt", "integration": {"uri": "arn:f"}},
        "POST /orders": {"integration": {"uri": "arn:g", "timeout_milliseconds": 9000}},
    }
    found = expanded("apigateway-v2/aws", routes=routes, authorizers={"jwt": {"authorizer_type": "JWT"}})
    get, post = [r for r in found.resources if r.type == "aws_apigatewayv2_route"]
    integrations = [r for r in found.resources if r.type == "aws_apigatewayv2_integration"]

    assert get.value("authorization_type").text == "JWT"
    assert next(get.value("authorizer_id").all_refs()).key == "jwt"
    assert post.presence("authorization_type") is Presence.NO
    assert [r.value("integration_uri").text for r in integrations] == ["arn:f", "arn:g"]
    assert only(found, "aws_apigatewayv2_stage").presence("access_log_settings") is Presence.YES


def test_before_version_5_a_route_is_an_integration_with_the_function_in_it() -> None:
    found = expanded("apigateway-v2/aws", "~> 4.0", integrations={"GET /": {"lambda_arn": "arn:f"}})

    assert only(found, "aws_apigatewayv2_integration").value("integration_uri").text == "arn:f"
    assert only(found, "aws_apigatewayv2_route").value("route_key").text == "GET /"
    assert only(found, "aws_apigatewayv2_stage").name == "default"
