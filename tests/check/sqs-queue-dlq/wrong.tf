resource "aws_sqs_queue" "orders" { # violation
  name = "orders"
}

# A dead-letter queue of the function never sees what it is polled for.
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn

  dead_letter_config {
    target_arn = aws_sqs_queue.failures.arn
  }
}

resource "aws_sqs_queue" "failures" {
  name = "failures"
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
}
