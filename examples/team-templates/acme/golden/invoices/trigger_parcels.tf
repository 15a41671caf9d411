locals {
  # For the queue and for the handler, which must agree on which try is a message's last.
  parcels_max_receive_count = 5
}

resource "aws_sqs_queue" "parcels" {
  name       = "${var.name}-parcels.fifo"
  fifo_queue = true

  # The same body twice within 5 minutes is one job, unless the sender gives each a deduplication id of its own.
  content_based_deduplication = true

  # Time to work on a batch, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.parcels_dead_letter.arn
    maxReceiveCount     = local.parcels_max_receive_count
  })

  kms_master_key_id = aws_kms_key.this.arn

  tags = local.tags
}

# Where a message ends that failed 5 times, so that its group can go on: without it, the group would stand still.
resource "aws_sqs_queue" "parcels_dead_letter" {
  name       = "${var.name}-parcels-dead-letter.fifo"
  fifo_queue = true

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = local.tags
}

data "aws_iam_policy_document" "parcels_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.parcels.arn]
  }
}

resource "aws_iam_role_policy" "parcels_poll" {
  name   = "poll-parcels"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.parcels_poll.json
}

# As many invocations at a time as there are message groups. A batching window does not exist for FIFO queues.
resource "aws_lambda_event_source_mapping" "parcels" {
  event_source_arn = aws_sqs_queue.parcels.arn
  function_name    = aws_lambda_function.this.arn

  batch_size = 10

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  tags = local.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.parcels_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.parcels.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout
      error_message = "The queue's visibility timeout must be at least six times the function's timeout, or messages reappear while they are being handled."
    }
  }
}
