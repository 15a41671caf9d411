"""What `trigscaffold check --fix` makes of each spelling, and what it leaves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """A file *before* and *after*; where it is left, *after* is why."""

    rule: str
    name: str
    before: str
    after: str


SHARED = """
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  runtime       = "python3.13"
  handler       = "orders.handler"
  filename      = "orders.zip"
  timeout       = 30
}

resource "aws_iam_role" "orders" {
  name               = "orders"
  assume_role_policy = "{}"
}
"""

_MAPPING = """\
resource "aws_lambda_event_source_mapping" "orders" {
%s}

resource "aws_sqs_queue" "orders" {
  visibility_timeout_seconds = 180
}
"""
_QUEUE = """\
%s
resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders%s.arn
  function_name    = aws_lambda_function.orders.arn
}
"""


def _partial(name: str, before: str, after: str) -> Case:
    return Case("sqs-partial-batch", name, _MAPPING % before, _MAPPING % after)


def _visibility(name: str, before: str, after: str, key: str = "") -> Case:
    return Case("sqs-visibility-6x", name, _QUEUE % (before, key), _QUEUE % (after, key))


PARTIAL = [
    _partial(
        "bare, with the group aligned anew",
        """\
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
""",
        """\
  event_source_arn        = aws_sqs_queue.orders.arn
  function_name           = aws_lambda_function.orders.arn
  function_response_types = ["ReportBatchItemFailures"]
""",
    ),
    _partial(
        "comments, blocks and groups stay",
        """\
  # From here.
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn # to there

  /* ten is enough */
  batch_size = 10    # each
  enabled    = false # for now

  # Not too many.
  scaling_config {
    maximum_concurrency = 2
  }
  # the end
""",
        """\
  # From here.
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn # to there

  /* ten is enough */
  batch_size              = 10 # each
  function_response_types = ["ReportBatchItemFailures"]
  enabled                 = false # for now

  # Not too many.
  scaling_config {
    maximum_concurrency = 2
  }
  # the end
""",
    ),
    _partial(
        "for_each",
        """\
  for_each = toset(["a", "b"])

  event_source_arn                   = aws_sqs_queue.orders.arn
  function_name                      = aws_lambda_function.orders.arn
  maximum_batching_window_in_seconds = 5
""",
        """\
  for_each = toset(["a", "b"])

  event_source_arn                   = aws_sqs_queue.orders.arn
  function_name                      = aws_lambda_function.orders.arn
  function_response_types            = ["ReportBatchItemFailures"]
  maximum_batching_window_in_seconds = 5
""",
    ),
    _partial(
        "an empty list is replaced",
        """\
  event_source_arn        = aws_sqs_queue.orders.arn
  function_name           = aws_lambda_function.orders.arn
  function_response_types = [] # none
  batch_size              = 5  # few
""",
        """\
  event_source_arn        = aws_sqs_queue.orders.arn
  function_name           = aws_lambda_function.orders.arn
  function_response_types = ["ReportBatchItemFailures"] # none
  batch_size              = 5                           # few
""",
    ),
    _partial(
        "a group that was not aligned is not aligned",
        """\
  event_source_arn = aws_sqs_queue.orders.arn
  function_name = aws_lambda_function.orders.arn
""",
        """\
  event_source_arn = aws_sqs_queue.orders.arn
  function_name = aws_lambda_function.orders.arn
  function_response_types = ["ReportBatchItemFailures"]
""",
    ),
]

VISIBILITY = [
    _visibility(
        "a block on one line is opened",
        'resource "aws_sqs_queue" "orders" { name = "orders" }\n',
        'resource "aws_sqs_queue" "orders" {\n'
        '  name                       = "orders"\n'
        "  visibility_timeout_seconds = 6 * aws_lambda_function.orders.timeout\n"
        "}\n",
    ),
    _visibility(
        "an empty block is opened",
        'resource "aws_sqs_queue" "orders" {}\n',
        'resource "aws_sqs_queue" "orders" {\n'
        "  visibility_timeout_seconds = 6 * aws_lambda_function.orders.timeout\n"
        "}\n",
    ),
    _visibility(
        "a number is replaced",
        'resource "aws_sqs_queue" "orders" {\n  visibility_timeout_seconds = 60 # one minute\n}\n',
        'resource "aws_sqs_queue" "orders" {\n'
        "  visibility_timeout_seconds = 6 * aws_lambda_function.orders.timeout # one minute\n"
        "}\n",
    ),
    _visibility(
        "a variable stays in force",
        'variable "hidden" {\n  default = 60\n}\n\n'
        'resource "aws_sqs_queue" "orders" {\n  visibility_timeout_seconds = var.hidden\n}\n',
        'variable "hidden" {\n  default = 60\n}\n\n'
        'resource "aws_sqs_queue" "orders" {\n'
        "  visibility_timeout_seconds = max(var.hidden, 6 * aws_lambda_function.orders.timeout)\n"
        "}\n",
    ),
    _visibility(
        "a heredoc is no obstacle",
        'resource "aws_sqs_queue" "orders" {\n  policy = <<EOF\n{ }\nEOF\n  tags   = {}\n}\n',
        'resource "aws_sqs_queue" "orders" {\n  policy                     = <<EOF\n{ }\nEOF\n'
        "  tags                       = {}\n"
        "  visibility_timeout_seconds = 6 * aws_lambda_function.orders.timeout\n}\n",
    ),
    _visibility(
        "behind an argument of several lines there is a blank one",
        'resource "aws_sqs_queue" "orders" {\n  tags = {\n    a = "b"\n  }\n}\n',
        'resource "aws_sqs_queue" "orders" {\n  tags = {\n    a = "b"\n  }\n\n'
        "  visibility_timeout_seconds = 6 * aws_lambda_function.orders.timeout\n}\n",
    ),
]

_STREAM = """\
resource "aws_kinesis_stream" "clicks" {
  name = "clicks"
}

resource "aws_lambda_event_source_mapping" "clicks" {
  event_source_arn  = aws_kinesis_stream.clicks.arn
  function_name     = aws_lambda_function.orders.arn
  starting_position = "TRIM_HORIZON"
}
"""
STREAM = [
    Case(
        "stream-poison-pill",
        "bare",
        _STREAM,
        _STREAM.replace(
            "  event_source_arn  = aws_kinesis_stream.clicks.arn\n"
            "  function_name     = aws_lambda_function.orders.arn\n"
            '  starting_position = "TRIM_HORIZON"\n',
            "  event_source_arn               = aws_kinesis_stream.clicks.arn\n"
            "  function_name                  = aws_lambda_function.orders.arn\n"
            '  starting_position              = "TRIM_HORIZON"\n'
            "  bisect_batch_on_function_error = true\n",
        ),
    )
]

ARGUMENTS = [*PARTIAL, *VISIBILITY, *STREAM]

LEFT = [
    Case(
        "sqs-visibility-6x",
        "a null that a caller may change",
        _QUEUE
        % (
            'variable "hidden" {\n  default = null\n}\n\n'
            'resource "aws_sqs_queue" "orders" {\n  visibility_timeout_seconds = var.hidden\n}\n',
            "",
        ),
        "what it is set to may be null",
    ),
    Case(
        "sqs-partial-batch",
        "types that a local says",
        "locals {\n  types = []\n}\n\n"
        + _MAPPING
        % """\
  event_source_arn        = aws_sqs_queue.orders.arn
  function_name           = aws_lambda_function.orders.arn
  function_response_types = local.types
""",
        "function_response_types is set to local.types, which is not a plain value",
    ),
    Case(
        "stream-retry-bounded",
        "a number is a decision",
        _STREAM,
        "what to write takes a decision",
    ),
]
