data "aws_iam_policy_document" "commands_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [var.commands_queue_arn]
  }
}

resource "aws_iam_role_policy" "commands_poll" {
  name   = "poll-commands"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.commands_poll.json
}

# As many invocations at a time as there are message groups. A batching window does not exist for FIFO queues.
resource "aws_lambda_event_source_mapping" "commands" {
  event_source_arn = var.commands_queue_arn
  function_name    = aws_lambda_function.this.arn

  batch_size = 10

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.commands_poll]
}
