data "aws_iam_policy_document" "orders_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [var.orders_queue_arn]
  }
}

resource "aws_iam_role_policy" "orders_poll" {
  name   = "poll-orders"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.orders_poll.json
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = var.orders_queue_arn
  function_name    = aws_lambda_function.this.arn

  batch_size                         = 10
  maximum_batching_window_in_seconds = 0

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  # What does not match is deleted from the queue without an invocation, and so is what is not JSON.
  filter_criteria {
    filter {
      pattern = jsonencode({
        body = {
          status = ["paid"]
        }
      })
    }
  }

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.orders_poll]
}
