locals {
  # For the queue and for the handler, which must agree on which try is a message's last.
  bookings_max_receive_count = 5
}

resource "aws_sqs_queue" "bookings" {
  name       = "${var.name}-bookings.fifo"
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
    deadLetterTargetArn = aws_sqs_queue.bookings_dead_letter.arn
    maxReceiveCount     = local.bookings_max_receive_count
  })

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

# Where a message ends that failed 5 times, so that its group can go on: without it, the group would stand still.
resource "aws_sqs_queue" "bookings_dead_letter" {
  name       = "${var.name}-bookings-dead-letter.fifo"
  fifo_queue = true

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "bookings_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.bookings.arn]
  }
}

resource "aws_iam_role_policy" "bookings_poll" {
  name   = "poll-bookings"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.bookings_poll.json
}

# As many invocations at a time as there are message groups. A batching window does not exist for FIFO queues.
resource "aws_lambda_event_source_mapping" "bookings" {
  event_source_arn = aws_sqs_queue.bookings.arn
  function_name    = aws_lambda_function.this.arn

  batch_size = 10

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  # Back-pressure: past this many invocations at a time, messages wait in the queue.
  scaling_config {
    maximum_concurrency = 40
  }

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.bookings_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.bookings.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout
      error_message = "The queue's visibility timeout must be at least six times the function's timeout, or messages reappear while they are being handled."
    }

    precondition {
      condition     = aws_lambda_function.this.reserved_concurrent_executions >= 40
      error_message = "The function's reserved concurrency must be at least the mapping's maximum concurrency, or throttled messages end in the dead-letter queue."
    }
  }
}
