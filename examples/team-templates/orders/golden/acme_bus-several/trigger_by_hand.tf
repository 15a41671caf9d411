resource "aws_sqs_queue" "by_hand" {
  name = "${var.name}-by-hand"

  # Time to fill a batch, to work on it, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout + 5
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.by_hand_dead_letter.arn
    maxReceiveCount     = 5
  })

  kms_master_key_id = aws_kms_key.this.arn

  tags = local.tags
}

# Where a message ends that failed 5 times. A message keeps its age when it moves here, so this queue keeps longer.
resource "aws_sqs_queue" "by_hand_dead_letter" {
  name = "${var.name}-by-hand-dead-letter"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = local.tags
}

data "aws_iam_policy_document" "by_hand_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.by_hand.arn]
  }
}

resource "aws_iam_role_policy" "by_hand_poll" {
  name   = "poll-by-hand"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.by_hand_poll.json
}

resource "aws_lambda_event_source_mapping" "by_hand" {
  event_source_arn = aws_sqs_queue.by_hand.arn
  function_name    = aws_lambda_function.this.arn

  batch_size                         = 10
  maximum_batching_window_in_seconds = 5

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  tags = local.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.by_hand_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.by_hand.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
      error_message = "The queue's visibility timeout must be at least six times the function's timeout plus the batching window, or messages reappear while they are being handled."
    }
  }
}
