variable "timeout" {
  type = number
}

resource "aws_sqs_queue" "orders" { # fine
  name                       = "orders"
  visibility_timeout_seconds = 6 * aws_lambda_function.orders.timeout
}

resource "aws_sqs_queue" "refunds" { # fine
  name                       = "refunds"
  visibility_timeout_seconds = var.timeout * 6 + 20
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn
  timeout       = var.timeout
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
}

resource "aws_lambda_event_source_mapping" "refunds" {
  event_source_arn = aws_sqs_queue.refunds.arn
  function_name    = aws_lambda_function.orders.arn
}
