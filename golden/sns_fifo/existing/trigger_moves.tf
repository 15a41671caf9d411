resource "aws_sns_topic_subscription" "moves" {
  topic_arn = var.moves_topic_arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.moves.arn

  # The body of a message in the queue is the message itself, as the handler reads it, without SNS's envelope.
  raw_message_delivery = true

  # What does not match is not delivered here. A change takes SNS up to 15 minutes.
  filter_policy_scope = "MessageBody"

  filter_policy = jsonencode({
    type = ["GoodsReceived", "GoodsIssued"]
  })

  # What could not be delivered at all never reaches the queue's own dead-letter queue.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.moves_undelivered.arn
  })

  # SNS drops a message that it may neither deliver nor keep.
  depends_on = [aws_sqs_queue_policy.moves, aws_sqs_queue_policy.moves_undelivered]
}

# Where a message ends that SNS could not deliver. As the topic is FIFO, this queue has to be.
resource "aws_sqs_queue" "moves_undelivered" {
  name       = "${var.name}-moves-undelivered.fifo"
  fifo_queue = true

  # What looks the same for two keys stays two messages here, too.
  deduplication_scope = "messageGroup"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "moves_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.moves_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [var.moves_topic_arn]
    }
  }
}

resource "aws_sqs_queue_policy" "moves_undelivered" {
  queue_url = aws_sqs_queue.moves_undelivered.url
  policy    = data.aws_iam_policy_document.moves_undelivered.json
}

locals {
  # For the queue and for the handler, which must agree on which try is a message's last.
  moves_max_receive_count = 5
}

resource "aws_sqs_queue" "moves" {
  name       = "${var.name}-moves.fifo"
  fifo_queue = true

  # What looks the same for two keys stays two jobs.
  deduplication_scope = "messageGroup"

  # Time to work on a batch, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.moves_dead_letter.arn
    maxReceiveCount     = local.moves_max_receive_count
  })

  sqs_managed_sse_enabled = true

  tags = var.tags
}

# Where a message ends that failed 5 times, so that its group can go on: without it, the group would stand still.
resource "aws_sqs_queue" "moves_dead_letter" {
  name       = "${var.name}-moves-dead-letter.fifo"
  fifo_queue = true

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "moves_queue" {
  statement {
    sid       = "Deliver"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.moves.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [var.moves_topic_arn]
    }
  }
}

resource "aws_sqs_queue_policy" "moves" {
  queue_url = aws_sqs_queue.moves.url
  policy    = data.aws_iam_policy_document.moves_queue.json
}

data "aws_iam_policy_document" "moves_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.moves.arn]
  }
}

resource "aws_iam_role_policy" "moves_poll" {
  name   = "poll-moves"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.moves_poll.json
}

# As many invocations at a time as there are message groups. A batching window does not exist for FIFO queues.
resource "aws_lambda_event_source_mapping" "moves" {
  event_source_arn = aws_sqs_queue.moves.arn
  function_name    = aws_lambda_function.this.arn

  batch_size = 10

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.moves_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.moves.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout
      error_message = "The queue's visibility timeout must be at least six times the function's timeout, or messages reappear while they are being handled."
    }
  }
}
