"""What `trigscaffold check --fix` makes of targets and schedules without a dead-letter queue."""

from __future__ import annotations

from tests.fix_cases import Case

TARGET = """\
resource "aws_cloudwatch_event_rule" "nightly" {
%(rule)s  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "nightly" {
%(meta)s  rule = aws_cloudwatch_event_rule.nightly%(key)s.name
  arn  = aws_lambda_function.orders.arn
%(block)s}
"""
_DEAD_LETTERS = """
# Events that EventBridge could not deliver to the function. An alarm on it tells somebody.
resource "aws_sqs_queue" "nightly_undelivered" {
%(meta)s  name_prefix               = "nightly-undelivered-"
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue_policy" "nightly_undelivered" {
%(meta)s  queue_url = aws_sqs_queue.nightly_undelivered%(index)s.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.nightly_undelivered%(index)s.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.nightly%(key)s.arn } }
    }]
  })
}
"""
BLOCK = """
  dead_letter_config {
    arn = aws_sqs_queue.%s.arn
  }
"""


def _target(name: str, rule: str = "", meta: str = "", key: str = "", index: str = "") -> Case:
    said = {"rule": rule, "meta": meta, "key": key, "index": index, "block": ""}
    after = {**said, "block": BLOCK % f"nightly_undelivered{index}"}
    made = {**after, "meta": meta if index or "for_each" not in meta else ""}
    return Case("event-target-dlq", name, TARGET % said, TARGET % after + _DEAD_LETTERS % made)


PLAIN = {"rule": "", "meta": "", "key": "", "block": ""}
OTHER = """
resource "aws_cloudwatch_event_target" "other" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_lambda_function.orders.arn

  dead_letter_config {
    arn = aws_sqs_queue.lost.arn
  }
}

resource "aws_sqs_queue" "lost" {}

resource "aws_sqs_queue_policy" "lost" {
  queue_url = aws_sqs_queue.lost.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.lost.arn
    }]
  })
}
"""
_INPUT = "  input      = <<EOF\n{}\nEOF\n  depends_on = [aws_lambda_function.orders]\n"
_EACH = '  for_each = toset(["a", "b"])\n\n'

TARGETS = [
    _target("bare"),
    _target("for_each, one queue for each rule", _EACH, _EACH, "[each.key]", "[each.key]"),
    _target("for_each over targets of one rule, one queue", "", '  for_each = toset(["a"])\n\n'),
    _target("count", "  count = 2\n\n", "  count = 2\n\n", "[count.index]", "[count.index]"),
    _target("another provider", "", "  provider = aws.west\n\n"),
    _target("another Region", "", '  region = "us-west-1"\n\n'),
    Case(
        "event-target-dlq",
        "a group that a heredoc is in stays whole",
        (TARGET % {**PLAIN, "block": _INPUT}).replace("rule =", "rule       =").replace("  arn  =", "  arn        ="),
        (TARGET % {**PLAIN, "block": _INPUT + BLOCK % "nightly_undelivered"})
        .replace("rule =", "rule       =")
        .replace("  arn  =", "  arn        =")
        + _DEAD_LETTERS % {**PLAIN, "index": ""},
    ),
    Case(
        "event-target-dlq",
        "the queue of another target is used",
        TARGET % PLAIN + OTHER,
        TARGET % {**PLAIN, "block": BLOCK % "lost"} + OTHER,
    ),
]

_SCHEDULE = """\
resource "aws_scheduler_schedule" "daily" {
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.orders.arn
    role_arn = %(role)s
%(block)s  }
}
"""
SCHEDULED = """
# Runs that could not be delivered to the function. An alarm on it tells somebody.
resource "aws_sqs_queue" "daily_undelivered" {
  name_prefix               = "daily-undelivered-"
  message_retention_seconds = 1209600
}

resource "aws_iam_role_policy" "daily_undelivered" {
  name_prefix = "daily-undelivered-"
  role        = aws_iam_role.orders.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sqs:SendMessage"
      Resource = aws_sqs_queue.daily_undelivered.arn
    }]
  })
}
"""
_IN_TARGET = """
    dead_letter_config {
      arn = aws_sqs_queue.daily_undelivered.arn
    }
"""
_ROLE = "aws_iam_role.orders.arn"
SCHEDULES = [
    Case(
        "scheduler-dlq",
        "bare",
        _SCHEDULE % {"role": _ROLE, "block": ""},
        _SCHEDULE % {"role": _ROLE, "block": _IN_TARGET} + SCHEDULED,
    )
]

_ALLOWED = """
resource "aws_sqs_queue" "lost" {}

resource "aws_iam_role_policy" "lost" {
  role = aws_iam_role.orders.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.lost.arn }]
  })
}
"""
_SAVED = _IN_TARGET.replace("daily_undelivered", "lost")
_HOURLY = "\n" + (_SCHEDULE % {"role": _ROLE, "block": _SAVED}).replace("daily", "hourly") + _ALLOWED
SCHEDULES += [
    Case(
        "scheduler-dlq",
        "the queue of another schedule is used, where the role may send to it",
        _SCHEDULE % {"role": _ROLE, "block": ""} + _HOURLY,
        _SCHEDULE % {"role": _ROLE, "block": _SAVED} + _HOURLY,
    )
]

UNDELIVERED = [*TARGETS, *SCHEDULES]

LEFT_UNDELIVERED = [
    Case(
        "event-target-dlq",
        "a rule by its name",
        (TARGET % PLAIN).replace("aws_cloudwatch_event_rule.nightly.name", '"nightly"'),
        "its rule is not named by reference",
    ),
    Case(
        "scheduler-dlq",
        "a role from elsewhere",
        'variable "role" {}\n\n' + _SCHEDULE % {"role": "var.role", "block": ""},
        "its role is not made beside it",
    ),
    Case(
        "scheduler-dlq",
        "a role that lists its policies",
        _SCHEDULE % {"role": "aws_iam_role.own.arn", "block": ""}
        + '\nresource "aws_iam_role" "own" {\n  assume_role_policy = "{}"\n\n  inline_policy {}\n}\n',
        "aws_iam_role.own lists all of its policies itself",
    ),
]
