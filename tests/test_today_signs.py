"""Terraform that somebody else wrote: which triggers it shows, and what can be read off them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.today_terraform import QUEUE, needs, of, triggers
from trigscaffold.today import signs

TOPIC_INTO_QUEUE = """
resource "aws_sns_topic" "orders" {
  name = "orders"
}

resource "aws_sns_topic_subscription" "jobs" {
  topic_arn     = aws_sns_topic.orders.arn
  protocol      = "sqs"
  endpoint      = aws_sqs_queue.jobs.arn
  filter_policy = jsonencode({ kind = ["paid"] })
}
"""
RULE = """
resource "aws_cloudwatch_event_rule" "seen" {{
  name = "seen"
  {rule}
}}

resource "aws_cloudwatch_event_target" "seen" {{
  rule = aws_cloudwatch_event_rule.seen.name
  arn  = {target}
}}
"""
FUNCTION_ARN = "aws_lambda_function.work.arn"
OBJECTS = """event_pattern = <<EOT
    {"source": ["aws.s3"], "detail-type": ["Object Created"], "detail": {"object": {"key": [{"prefix": "in/"}]}}}
  EOT"""
NOTIFICATION = """
resource "aws_s3_bucket_notification" "uploads" {
  bucket = "uploads"

  lambda_function {
    lambda_function_arn = aws_lambda_function.work.arn
    events              = ["s3:ObjectCreated:*", "s3:ObjectRemoved:Delete"]
    filter_prefix       = "in/"
  }

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:another"
    events              = ["s3:ObjectRestore:*"]
    filter_prefix       = "out/"
  }
}
"""
REGISTRY = """
module "queue" {
  source     = "terraform-aws-modules/sqs/aws"
  version    = "~> 4.0"
  name       = "orders"
  create_dlq = true
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = module.queue.queue_arn
  function_name    = aws_lambda_function.work.function_name
}
"""


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["sqs_standard"], QUEUE),
        (["sqs_fifo"], QUEUE.replace('name = "jobs"', 'name = "jobs.fifo"\n  fifo_queue = true')),
        (["sqs_fifo"], QUEUE.replace("aws_sqs_queue.jobs.arn", '"arn:aws:sqs:eu-west-1:123456789012:jobs.fifo"')),
        (["sqs_standard"], REGISTRY),
        (["sns_topic+sqs_standard"], QUEUE + TOPIC_INTO_QUEUE),
        (["eventbridge_rule+sqs_standard"], QUEUE + RULE.format(rule="", target="aws_sqs_queue.jobs.arn")),
        (["s3_eventbridge"], RULE.format(rule=OBJECTS, target=FUNCTION_ARN)),
        (["eventbridge_rule"], RULE.format(rule='schedule_expression = "rate(1 hour)"', target=FUNCTION_ARN)),
        (["s3_notification"], NOTIFICATION),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else "",
)
def test_a_trigger_is_known_by_its_signs(tmp_path: Path, expected: list[str], text: str) -> None:
    assert expected == triggers(of(tmp_path, text))


def test_a_queue_that_two_sources_fill_is_two_triggers(tmp_path: Path) -> None:
    rule = RULE.format(rule="", target="aws_sqs_queue.jobs.arn")

    found = triggers(of(tmp_path, QUEUE + TOPIC_INTO_QUEUE + rule))

    assert found == ["eventbridge_rule+sqs_standard", "sns_topic+sqs_standard"]


def test_a_topic_that_fills_another_queue_is_no_trigger_of_this_function(tmp_path: Path) -> None:
    other = 'resource "aws_sqs_queue" "other" {\n  name = "other"\n}\n'
    topic = TOPIC_INTO_QUEUE.replace("aws_sqs_queue.jobs", "aws_sqs_queue.other")

    assert triggers(of(tmp_path, QUEUE + other + topic)) == ["sqs_standard"]


def test_routes_of_one_api_are_one_trigger(tmp_path: Path) -> None:
    route = """
    resource "aws_apigatewayv2_integration" "%(n)s" {
      api_id           = aws_apigatewayv2_api.shop.id
      integration_type = "AWS_PROXY"
      integration_uri  = aws_lambda_function.work.invoke_arn
    }
    resource "aws_apigatewayv2_route" "%(n)s" {
      api_id             = aws_apigatewayv2_api.shop.id
      route_key          = "GET /%(n)s"
      target             = "integrations/${aws_apigatewayv2_integration.%(n)s.id}"
      authorization_type = "JWT"
    }
    """
    api = 'resource "aws_apigatewayv2_api" "shop" {\n  name = "shop"\n  protocol_type = "HTTP"\n}\n'

    found = of(tmp_path, api + route % {"n": "orders"} + route % {"n": "prices"})

    assert triggers(found) == ["http_api"]
    assert needs(found)["http.routes"] == ["GET /orders", "GET /prices"]
    assert needs(found)["http.auth"] == "jwt"


def test_a_permission_alone_shows_a_trigger_and_is_told_as_such(tmp_path: Path) -> None:
    permission = """
    resource "aws_lambda_permission" "uploads" {
      action        = "lambda:InvokeFunction"
      function_name = aws_lambda_function.work.function_name
      principal     = "s3.amazonaws.com"
      source_arn    = "arn:aws:s3:::uploads"
    }
    """

    [answer] = of(tmp_path, permission).answers

    assert answer.today
    assert (answer.today.choice.id, answer.today.sure) == ("s3_notification", False)
    assert {read.need: read.value for read in answer.reads}["existing"] == "bucket"


def test_a_permission_beside_its_trigger_is_no_second_one(tmp_path: Path) -> None:
    permission = """
    resource "aws_lambda_permission" "uploads" {
      action        = "lambda:InvokeFunction"
      function_name = aws_lambda_function.work.function_name
      principal     = "s3.amazonaws.com"
    }
    """
    found = of(tmp_path, NOTIFICATION + permission)

    assert (triggers(found), found.unknown) == (["s3_notification"], ())


def test_what_is_in_no_catalogue_is_told(tmp_path: Path) -> None:
    text = """
    resource "aws_lambda_function_url" "work" {
      function_name      = aws_lambda_function.work.function_name
      authorization_type = "NONE"
    }
    resource "aws_msk_cluster" "log" {
      cluster_name = "log"
    }
    resource "aws_lambda_event_source_mapping" "log" {
      event_source_arn  = aws_msk_cluster.log.arn
      function_name     = aws_lambda_function.work.arn
      topics            = ["log"]
      starting_position = "LATEST"
    }
    """
    found = of(tmp_path, text)

    assert triggers(found) == []
    assert sorted(other.what for other in found.unknown) == [
        "an event source mapping that reads Kafka",
        "aws_lambda_function_url.work",
    ]


def test_only_the_block_that_names_the_function_is_read(tmp_path: Path) -> None:
    read = needs(of(tmp_path, NOTIFICATION))

    assert read["filter.prefix"] == "in/"
    assert read["filter.changes"] == ["created", "removed"]


@pytest.mark.parametrize(
    ("failure", "queue", "mapping"),
    [
        ("best_effort", "", ""),
        ("best_effort", "", 'function_response_types = ["ReportBatchItemFailures"]'),
        ("dead_letter", "redrive", ""),
        ("per_item", "redrive", 'function_response_types = ["ReportBatchItemFailures"]'),
    ],
)
def test_who_sees_a_failure_is_read_off_the_queue_and_the_mapping(
    tmp_path: Path, failure: str, queue: str, mapping: str
) -> None:
    redrive = 'redrive_policy = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:x:1:dead", maxReceiveCount = 5 })'
    text = QUEUE.replace('name = "jobs"', f'name = "jobs"\n  {redrive if queue else ""}')
    text = text.replace("function_name ", f"{mapping}\n  function_name ")

    assert failure == needs(of(tmp_path, text))["failure"]


def test_a_number_is_read_with_the_line_it_stands_on(tmp_path: Path) -> None:
    text = QUEUE.replace('name = "jobs"', 'name = "jobs"\n  message_retention_seconds = 86400')

    [answer] = of(tmp_path, text).answers
    read = {one.need: one for one in answer.reads}

    assert read["keep.outage"].value == "1 day"
    line = (tmp_path / "main.tf").read_text().splitlines()[read["keep.outage"].at.line - 1]
    assert "message_retention_seconds = 86400" in line


def test_what_a_variable_decides_is_not_known(tmp_path: Path) -> None:
    text = QUEUE.replace('name = "jobs"', 'name = "jobs"\n  message_retention_seconds = var.kept')

    [answer] = of(tmp_path, text + 'variable "kept" {}\n').answers
    read = {one.need: one for one in answer.reads}

    assert read["keep.outage"].value is None
    assert "var.kept" in read["keep.outage"].unknown


def test_a_queue_that_stands_elsewhere_is_attached_to(tmp_path: Path) -> None:
    arn = "arn:aws:sqs:eu-west-1:123456789012:jobs"
    mapping = QUEUE[QUEUE.index('resource "aws_lambda') :].replace("aws_sqs_queue.jobs.arn", f'"{arn}"')

    found = of(tmp_path, mapping)

    assert needs(found)["existing"] == "queue"
    assert found.draft
    existing = found.draft.spec.triggers["jobs"].existing
    assert existing
    assert existing.arn == arn
    assert "keep.outage" not in needs(found)


def test_where_failures_end_in_a_queue_that_stands_elsewhere_is_assumed(tmp_path: Path) -> None:
    mapping = QUEUE[QUEUE.index('resource "aws_lambda') :].replace("aws_sqs_queue.jobs.arn", '"arn:aws:sqs:x:1:jobs"')
    reporting = mapping.replace(
        "function_name ", 'function_response_types = ["ReportBatchItemFailures"]\n  function_name '
    )

    [told] = of(tmp_path, reporting).answers
    [silent] = of(tmp_path, mapping).answers

    assert [(r.value, bool(r.assumed)) for r in told.reads if r.need == "failure"] == [("per_item", True)]
    assert [(r.value, bool(r.unknown)) for r in silent.reads if r.need == "failure"] == [(None, True)]


def test_what_contradicts_a_spec_is_left_out_of_it_and_the_rest_is_told(tmp_path: Path) -> None:
    found = of(tmp_path, RULE.format(rule='schedule_expression = "every full moon"', target=FUNCTION_ARN))

    assert needs(found)["schedule.expression"] == "every full moon"
    assert found.draft
    assert found.draft.needs["seen"].event == "clock"


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"seen_in": [{"resource": "aws_x", "permission": "y"}]}, "exactly one of"),
        ({"seen_in": [{"target": "arn"}]}, "exactly one of"),
        ({"seen_in": [{"resource": "aws_x", "taget": "arn"}]}, "unknown key taget"),
        ({"seen_in": [], "need": {}}, "unknown key need"),
    ],
)
def test_signs_that_are_none_do_not_load(document: dict[str, object], message: str) -> None:
    with pytest.raises(signs.SignsError, match=message):
        signs.signs("acme", document)
