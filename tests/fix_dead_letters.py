"""What `trigscaffold check --fix` makes of targets, schedules and subscriptions without a dead-letter queue."""

from __future__ import annotations

from tests.fix_cases import Case

_TARGET = """\
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
_BLOCK = """
  dead_letter_config {
    arn = aws_sqs_queue.%s.arn
  }
"""


def _target(name: str, rule: str = "", meta: str = "", key: str = "", index: str = "") -> Case:
    said = {"rule": rule, "meta": meta, "key": key, "index": index, "block": ""}
    after = {**said, "block": _BLOCK % f"nightly_undelivered{index}"}
    made = {**after, "meta": meta if index or "for_each" not in meta else ""}
    return Case("event-target-dlq", name, _TARGET % said, _TARGET % after + _DEAD_LETTERS % made)


_PLAIN = {"rule": "", "meta": "", "key": "", "block": ""}
_OTHER = """
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
        "the queue of another target is used",
        _TARGET % _PLAIN + _OTHER,
        _TARGET % {**_PLAIN, "block": _BLOCK % "lost"} + _OTHER,
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
_SCHEDULED = """
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
        _SCHEDULE % {"role": _ROLE, "block": _IN_TARGET} + _SCHEDULED,
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

_SUBSCRIPTION = """\
resource "aws_sns_topic" "news" {
%(fifo)s}

resource "aws_sns_topic_subscription" "news" {
  topic_arn     = %(topic)s
  protocol      = "lambda"
  endpoint      = aws_lambda_function.orders.arn
  filter_policy = jsonencode({ kind = ["news"] })
%(redrive)s}
"""
_SUBSCRIBED = """
# Messages that SNS could not deliver. An alarm on it tells somebody.
resource "aws_sqs_queue" "news_undelivered" {
  name_prefix               = "news-undelivered-"
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue_policy" "news_undelivered" {
  queue_url = aws_sqs_queue.news_undelivered.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.news_undelivered.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.news.arn } }
    }]
  })
}
"""
_REDRIVE = """
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.news_undelivered.arn
  })
"""
_NEWS = {"fifo": "", "topic": "aws_sns_topic.news.arn", "redrive": ""}
SUBSCRIPTIONS = [
    Case(
        "sns-subscription-dlq",
        "behind the group, which stays whole",
        _SUBSCRIPTION % _NEWS,
        _SUBSCRIPTION % {**_NEWS, "redrive": _REDRIVE} + _SUBSCRIBED,
    )
]

_OTHERS = f"""
resource "aws_sns_topic_subscription" "others" {{
  topic_arn      = aws_sns_topic.news.arn
  protocol       = "lambda"
  endpoint       = "arn:aws:lambda:eu-west-1:123456789012:function:other"
  redrive_policy = jsonencode({{ deadLetterTargetArn = aws_sqs_queue.lost.arn }})
}}
{_OTHER[_OTHER.index(chr(10) + 'resource "aws_sqs_queue"') :].replace("events.ama", "sns.ama")}"""
SUBSCRIPTIONS += [
    Case(
        "sns-subscription-dlq",
        "the queue of another subscription is used",
        _SUBSCRIPTION % _NEWS + _OTHERS,
        _SUBSCRIPTION % {**_NEWS, "redrive": _REDRIVE.replace("news_undelivered", "lost")} + _OTHERS,
    )
]

_CLICKS = """\
resource "aws_kinesis_stream" "clicks" {
  name = "clicks"
}

resource "aws_lambda_event_source_mapping" "clicks" {
  event_source_arn  = aws_kinesis_stream.clicks.arn
  function_name     = aws_lambda_function.orders.arn
  starting_position = "TRIM_HORIZON"
%s}
"""
_ON_FAILURE = """
  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.clicks_undelivered.arn
    }
  }
"""
_LOST = _SCHEDULED.replace("daily", "clicks").replace(
    "Runs that could not be delivered to the function.", "Where records were that the function could not handle."
)
STREAMS = [Case("stream-on-failure", "bare", _CLICKS % "", _CLICKS % _ON_FAILURE + _LOST)]

_PLAIN_LOST = {**_PLAIN, "block": _BLOCK % "lost"}
_REFUSED = _TARGET % _PLAIN_LOST + '\nresource "aws_sqs_queue" "lost" {}\n'
_POLICY = """
resource "aws_sqs_queue_policy" "lost" {
  queue_url = aws_sqs_queue.lost.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.lost.arn
      Condition = { ArnEquals = { "aws:SourceArn" = %s } }
    }]
  })
}
"""
_NIGHTLY = "aws_cloudwatch_event_rule.nightly.arn"
_SECOND = (_TARGET % _PLAIN_LOST).replace("nightly", "weekly")
POLICIES = [
    Case(
        "event-target-dlq-policy",
        "bare",
        _REFUSED,
        _TARGET % _PLAIN_LOST + _POLICY % _NIGHTLY + '\nresource "aws_sqs_queue" "lost" {}\n',
    ),
    Case(
        "event-target-dlq-policy",
        "two targets of one queue get one policy",
        f"{_REFUSED}\n{_SECOND}",
        _TARGET % _PLAIN_LOST
        + _POLICY % f"[{_NIGHTLY}, aws_cloudwatch_event_rule.weekly.arn]"
        + f'\nresource "aws_sqs_queue" "lost" {{}}\n\n{_SECOND}',
    ),
]

DEAD_LETTERS = [*TARGETS, *SCHEDULES, *SUBSCRIPTIONS, *STREAMS, *POLICIES]

NO_DEAD_LETTERS = [
    Case(
        "event-target-dlq-policy",
        "a policy that is there stays",
        _REFUSED + _OTHER[_OTHER.index('\nresource "aws_sqs_queue_policy') :].replace("events.ama", "sns.ama"),
        "aws_sqs_queue.lost has a policy: let events.amazonaws.com send there",
    ),
    Case(
        "stream-on-failure",
        "a function from elsewhere",
        'variable "function" {}\n\n' + (_CLICKS % "").replace("aws_lambda_function.orders.arn", "var.function"),
        "its function is not made beside it",
    ),
    Case(
        "event-target-dlq",
        "a rule by its name",
        (_TARGET % _PLAIN).replace("aws_cloudwatch_event_rule.nightly.name", '"nightly"'),
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
    Case(
        "sns-subscription-dlq",
        "a FIFO topic",
        _SUBSCRIPTION % {**_NEWS, "fifo": '  name       = "news.fifo"\n  fifo_topic = true\n'},
        "whether its topic is a FIFO topic",
    ),
    Case(
        "sns-subscription-dlq",
        "a topic from elsewhere",
        'variable "topic" {}\n\n' + _SUBSCRIPTION % {**_NEWS, "topic": "var.topic"},
        "whether its topic is a FIFO topic",
    ),
]
