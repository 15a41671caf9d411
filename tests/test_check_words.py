"""What messages call the things that they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hcl_folder import read
from trigscaffold.audit.graph import build
from trigscaffold.audit.model import Model
from trigscaffold.audit.resource import Body, Resource
from trigscaffold.audit.rules import api_auth, sqs_max_receive, sqs_partial_batch, sqs_visibility_6x
from trigscaffold.audit.rules._kinds import named
from trigscaffold.audit.value import Value

BESIDE = Resource("aws_scheduler_schedule.s", "aws_scheduler_schedule.s", "aws_scheduler_schedule", "s", "m.tf", Body())


@pytest.mark.parametrize(
    ("arn", "called"),
    [
        ("arn:aws:lambda:eu-west-1:111122223333:function:charge", "the function charge"),
        ("arn:aws:lambda:eu-west-1:111122223333:function:charge:live", "the function charge"),
        ("arn:aws:scheduler:::aws-sdk:lambda:invoke", "the function"),
        ("charge", "charge"),
        ("https://example.com/hook?token=secret", "the function"),
    ],
)
def test_what_was_not_read_is_called_by_the_name_in_its_arn(arn: str, called: str) -> None:
    assert named(Model(), Value(arn), BESIDE) == called


QUEUE = """
resource "aws_sqs_queue" "q" {{
  fifo_queue     = {fifo}
  redrive_policy = jsonencode({{ deadLetterTargetArn = "arn:aws:sqs:::dead", maxReceiveCount = 1 }})
}}
resource "aws_lambda_event_source_mapping" "m" {{
  event_source_arn = aws_sqs_queue.q.arn
  function_name    = "worker"
  {mapping}
}}
"""


@pytest.mark.parametrize(
    ("fifo", "mapping", "said"),
    [
        ("false", "", True),
        ("false", "batch_size = 1", False),
        ("false", 'function_response_types = ["ReportBatchItemFailures"]', False),
        ("true", 'function_response_types = ["ReportBatchItemFailures"]', True),
    ],
)
def test_a_neighbour_that_fails_is_named_where_it_brings_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fifo: str, mapping: str, *, said: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    (root,) = read({"main.tf": QUEUE.format(fifo=fifo, mapping=mapping)}).roots
    (finding,) = sqs_max_receive.check(build(root.resources))
    assert ("in one batch with a message that fails" in finding.message) is said
    assert "a short peak sends good messages there" in finding.message


@pytest.mark.parametrize(
    ("protocol", "key", "ways"),
    [
        ("HTTP", "GET /a", "(an authorizer, a JWT or IAM)"),
        ("WEBSOCKET", "$connect", "(an authorizer, IAM or an API key)"),
    ],
)
def test_an_api_is_told_only_what_it_can_ask_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, protocol: str, key: str, ways: str
) -> None:
    monkeypatch.chdir(tmp_path)
    main = f"""
    resource "aws_apigatewayv2_api" "a" {{ protocol_type = "{protocol}" }}
    resource "aws_apigatewayv2_route" "r" {{
      api_id    = aws_apigatewayv2_api.a.id
      route_key = "{key}"
    }}
    """
    (root,) = read({"main.tf": main}).roots
    (finding,) = api_auth.check(build(root.resources))
    assert ways in finding.message


@pytest.mark.parametrize(("redrive", "said"), [("null", False), ("jsonencode({ maxReceiveCount = 5 })", True)])
def test_a_dead_letter_queue_is_named_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, redrive: str, *, said: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    main = f"""
    resource "aws_sqs_queue" "q" {{
      visibility_timeout_seconds = 60
      redrive_policy             = {redrive}
    }}
    resource "aws_lambda_function" "f" {{
      function_name = "f"
      timeout       = 60
    }}
    resource "aws_lambda_event_source_mapping" "m" {{
      event_source_arn = aws_sqs_queue.q.arn
      function_name    = aws_lambda_function.f.arn
    }}
    """
    (root,) = read({"main.tf": main}).roots
    model = build(root.resources)
    for rule in (sqs_partial_batch, sqs_visibility_6x):
        (finding,) = rule.check(model)
        assert ("the dead-letter queue" in finding.message) is said
