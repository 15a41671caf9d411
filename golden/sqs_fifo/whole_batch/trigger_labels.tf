resource "aws_sqs_queue" "labels" {
  name       = "${var.name}-labels.fifo"
  fifo_queue = true

  # What looks the same for two keys stays two jobs.
  deduplication_scope = "messageGroup"

  # Time to work on a batch, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout
  message_retention_seconds  = 345600

  # Nobody sees a new message before that.
  delay_seconds = 30

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.labels_dead_letter.arn
    maxReceiveCount     = 5
  })

  sqs_managed_sse_enabled = true

  tags = var.tags
}

# Where a message ends that failed 5 times, so that its group can go on: without it, the group would stand still.
resource "aws_sqs_queue" "labels_dead_letter" {
  name       = "${var.name}-labels-dead-letter.fifo"
  fifo_queue = true

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "labels_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.labels.arn]
  }
}

resource "aws_iam_role_policy" "labels_poll" {
  name   = "poll-labels"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.labels_poll.json
}

# With one message group there is one invocation at a time. A batching window does not exist for FIFO queues.
# trigscaffold:ignore sqs-partial-batch one failure repeats the whole batch by choice: function_response_types is none
resource "aws_lambda_event_source_mapping" "labels" {
  event_source_arn = aws_sqs_queue.labels.arn
  function_name    = aws_lambda_function.this.arn

  batch_size = 10

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.labels_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.labels.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout
      error_message = "The queue's visibility timeout must be at least six times the function's timeout, or messages reappear while they are being handled."
    }
  }
}
