"""What `trigscaffold check --fix` makes of subscriptions, streams and queues without what keeps their events."""

from __future__ import annotations

from tests.fix_cases import Case
from tests.fix_dead_letters import BLOCK, LEFT_UNDELIVERED, OTHER, PLAIN, SCHEDULED, TARGET, UNDELIVERED

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
{OTHER[OTHER.index(chr(10) + 'resource "aws_sqs_queue"') :].replace("events.ama", "sns.ama")}"""
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

  depends_on = [aws_iam_role_policy.clicks_undelivered]
"""
_LOST = SCHEDULED.replace("daily", "clicks").replace(
    "Runs that could not be delivered to the function.", "Where records were that the function could not handle."
)
STREAMS = [Case("stream-on-failure", "bare", _CLICKS % "", _CLICKS % _ON_FAILURE + _LOST)]

_PLAIN_LOST = {**PLAIN, "block": BLOCK % "lost"}
_REFUSED = TARGET % _PLAIN_LOST + '\nresource "aws_sqs_queue" "lost" {}\n'
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
_SECOND = (TARGET % _PLAIN_LOST).replace("nightly", "weekly")
POLICIES = [
    Case(
        "event-target-dlq-policy",
        "bare",
        _REFUSED,
        TARGET % _PLAIN_LOST + _POLICY % _NIGHTLY + '\nresource "aws_sqs_queue" "lost" {}\n',
    ),
    Case(
        "event-target-dlq-policy",
        "two targets of one queue get one policy",
        f"{_REFUSED}\n{_SECOND}",
        TARGET % _PLAIN_LOST
        + _POLICY % f"[{_NIGHTLY}, aws_cloudwatch_event_rule.weekly.arn]"
        + f'\nresource "aws_sqs_queue" "lost" {{}}\n\n{_SECOND}',
    ),
]

DEAD_LETTERS = [*UNDELIVERED, *SUBSCRIPTIONS, *STREAMS, *POLICIES]

NO_DEAD_LETTERS = [
    *LEFT_UNDELIVERED,
    Case(
        "event-target-dlq-policy",
        "a policy that is there stays",
        _REFUSED + OTHER[OTHER.index('\nresource "aws_sqs_queue_policy') :].replace("events.ama", "sns.ama"),
        "aws_sqs_queue.lost has a policy: let events.amazonaws.com send there",
    ),
    Case(
        "stream-on-failure",
        "a function from elsewhere",
        'variable "function" {}\n\n' + (_CLICKS % "").replace("aws_lambda_function.orders.arn", "var.function"),
        "its function is not made beside it",
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
