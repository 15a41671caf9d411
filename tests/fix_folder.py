"""A folder that `trigscaffold check --fix` has something to mend in."""

from __future__ import annotations

from pathlib import Path

QUEUE = 'resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}\n'
MAPPING = """
resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
}
"""
FUNCTION = """
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  timeout       = 30
%s}
"""
ENVIRONMENT = """
  environment {
    variables = {
      QUEUE_URL = aws_sqs_queue.orders.url
    }
  }
"""
ORDERS = QUEUE + MAPPING + FUNCTION % ""
RELATION = "  visibility_timeout_seconds = 6 * aws_lambda_function.orders.timeout\n"
ONLY = ("--select", "sqs-visibility-6x,sqs-partial-batch")


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def left(out: str, rule: str) -> str:
    """Return why the one finding of *rule* was left, and that nothing was mended."""
    assert f"fixed {rule}" not in out
    (line,) = [line for line in out.splitlines() if f"left {rule}: " in line]
    return line.split(": ", 3)[3]
