resource "aws_sns_topic" "payments" {
  name       = "${var.name}-payments.fifo"
  fifo_topic = true

  # The same body twice within 5 minutes is one message, unless the publisher gives each a deduplication id of its own.
  content_based_deduplication = true

  # Deduplication and quota hold for each message group: what looks the same for two keys stays two messages.
  fifo_throughput_scope = "MessageGroup"

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "payments_topic" {
  # Who in this account may publish is said in policies of their own; nobody outside it may.
  statement {
    sid       = "PublishFromThisAccount"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.payments.arn]

    principals {
      type        = "AWS"
      identifiers = [aws_sns_topic.payments.owner]
    }
  }

  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.payments.arn]

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

resource "aws_sns_topic_policy" "payments" {
  arn    = aws_sns_topic.payments.arn
  policy = data.aws_iam_policy_document.payments_topic.json
}

resource "aws_sns_topic_subscription" "payments" {
  topic_arn = aws_sns_topic.payments.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.payments.arn

  # The body of a message in the queue is the message itself, as the handler reads it, without SNS's envelope.
  raw_message_delivery = true

  # What could not be delivered at all never reaches the queue's own dead-letter queue.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.payments_undelivered.arn
  })

  # SNS drops a message that it may neither deliver nor keep.
  depends_on = [aws_sqs_queue_policy.payments, aws_sqs_queue_policy.payments_undelivered]
}

# Where a message ends that SNS could not deliver. As the topic is FIFO, this queue has to be.
resource "aws_sqs_queue" "payments_undelivered" {
  name       = "${var.name}-payments-undelivered.fifo"
  fifo_queue = true

  # What looks the same for two keys stays two messages here, too.
  deduplication_scope = "messageGroup"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "payments_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.payments_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.payments.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "payments_undelivered" {
  queue_url = aws_sqs_queue.payments_undelivered.url
  policy    = data.aws_iam_policy_document.payments_undelivered.json
}

locals {
  # For the queue and for the handler, which must agree on which try is a message's last.
  payments_max_receive_count = 5
}

resource "aws_sqs_queue" "payments" {
  name       = "${var.name}-payments.fifo"
  fifo_queue = true

  # The same body twice within 5 minutes is one job, unless the sender gives each a deduplication id of its own.
  content_based_deduplication = true

  # High throughput: quota and deduplication hold for each message group, not for the queue as a whole.
  deduplication_scope   = "messageGroup"
  fifo_throughput_limit = "perMessageGroupId"

  # Time to work on a batch, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.payments_dead_letter.arn
    maxReceiveCount     = local.payments_max_receive_count
  })

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

# Where a message ends that failed 5 times, so that its group can go on: without it, the group would stand still.
resource "aws_sqs_queue" "payments_dead_letter" {
  name       = "${var.name}-payments-dead-letter.fifo"
  fifo_queue = true

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "payments_queue" {
  statement {
    sid       = "Deliver"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.payments.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.payments.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "payments" {
  queue_url = aws_sqs_queue.payments.url
  policy    = data.aws_iam_policy_document.payments_queue.json
}

data "aws_iam_policy_document" "payments_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.payments.arn]
  }
}

resource "aws_iam_role_policy" "payments_poll" {
  name   = "poll-payments"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.payments_poll.json
}

# As many invocations at a time as there are message groups. A batching window does not exist for FIFO queues.
resource "aws_lambda_event_source_mapping" "payments" {
  event_source_arn = aws_sqs_queue.payments.arn
  function_name    = aws_lambda_function.this.arn

  batch_size = 10

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  # Back-pressure: past this many invocations at a time, messages wait in the queue.
  scaling_config {
    maximum_concurrency = 20
  }

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.payments_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.payments.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout
      error_message = "The queue's visibility timeout must be at least six times the function's timeout, or messages reappear while they are being handled."
    }

    precondition {
      condition     = aws_lambda_function.this.reserved_concurrent_executions >= 20
      error_message = "The function's reserved concurrency must be at least the mapping's maximum concurrency, or throttled messages end in the dead-letter queue."
    }
  }
}
