resource "aws_sqs_queue" "orders" { # violation
  name                       = "orders"
  visibility_timeout_seconds = 180
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn
  timeout       = 30
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn                   = aws_sqs_queue.orders.arn
  function_name                      = aws_lambda_function.orders.arn
  maximum_batching_window_in_seconds = 30
}
