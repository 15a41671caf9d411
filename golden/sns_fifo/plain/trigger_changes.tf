resource "aws_sns_topic" "changes" {
  # checkov:skip=CKV_AWS_26:Under the key that AWS manages neither an AWS service nor another account could publish; `encryption: customer_key` makes a key that can be shared
  name       = "${var.name}-changes.fifo"
  fifo_topic = true

  # Each message comes with a deduplication id of its publisher: two that merely look alike stay two.
  content_based_deduplication = false

  # Deduplication and quota hold for each message group: what looks the same for two keys stays two messages.
  fifo_throughput_scope = "MessageGroup"

  tags = var.tags
}

data "aws_iam_policy_document" "changes_topic" {
  # Who in this account may publish is said in policies of their own; nobody outside it may.
  statement {
    sid       = "PublishFromThisAccount"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.changes.arn]

    principals {
      type        = "AWS"
      identifiers = [aws_sns_topic.changes.owner]
    }
  }

  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.changes.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sns_topic_policy" "changes" {
  arn    = aws_sns_topic.changes.arn
  policy = data.aws_iam_policy_document.changes_topic.json
}

resource "aws_sns_topic_subscription" "changes" {
  topic_arn = aws_sns_topic.changes.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.changes.arn

  # The body of a message in the queue is the message itself, as the handler reads it, without SNS's envelope.
  raw_message_delivery = true

  # What could not be delivered at all never reaches the queue's own dead-letter queue.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.changes_undelivered.arn
  })

  # SNS drops a message that it may neither deliver nor keep.
  depends_on = [aws_sqs_queue_policy.changes, aws_sqs_queue_policy.changes_undelivered]
}

# Where a message ends that SNS could not deliver. As the topic is FIFO, this queue has to be.
resource "aws_sqs_queue" "changes_undelivered" {
  name       = "${var.name}-changes-undelivered.fifo"
  fifo_queue = true

  # What looks the same for two keys stays two messages here, too.
  deduplication_scope = "messageGroup"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "changes_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.changes_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.changes.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "changes_undelivered" {
  queue_url = aws_sqs_queue.changes_undelivered.url
  policy    = data.aws_iam_policy_document.changes_undelivered.json
}

locals {
  # For the queue and for the handler, which must agree on which try is a message's last.
  changes_max_receive_count = 5
}

resource "aws_sqs_queue" "changes" {
  name       = "${var.name}-changes.fifo"
  fifo_queue = true

  # What looks the same for two keys stays two jobs.
  deduplication_scope = "messageGroup"

  # Time to work on a batch, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.changes_dead_letter.arn
    maxReceiveCount     = local.changes_max_receive_count
  })

  sqs_managed_sse_enabled = true

  tags = var.tags
}

# Where a message ends that failed 5 times, so that its group can go on: without it, the group would stand still.
resource "aws_sqs_queue" "changes_dead_letter" {
  name       = "${var.name}-changes-dead-letter.fifo"
  fifo_queue = true

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "changes_queue" {
  statement {
    sid       = "Deliver"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.changes.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.changes.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "changes" {
  queue_url = aws_sqs_queue.changes.url
  policy    = data.aws_iam_policy_document.changes_queue.json
}

data "aws_iam_policy_document" "changes_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.changes.arn]
  }
}

resource "aws_iam_role_policy" "changes_poll" {
  name   = "poll-changes"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.changes_poll.json
}

# As many invocations at a time as there are message groups. A batching window does not exist for FIFO queues.
resource "aws_lambda_event_source_mapping" "changes" {
  event_source_arn = aws_sqs_queue.changes.arn
  function_name    = aws_lambda_function.this.arn

  batch_size = 10

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.changes_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.changes.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout
      error_message = "The queue's visibility timeout must be at least six times the function's timeout, or messages reappear while they are being handled."
    }
  }
}
