locals {
  limits = { timeout = 60 }
}

resource "aws_sqs_queue" "orders" { # violation
  name = "orders"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn
  timeout       = local.limits.timeout
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.orders.function_name
  function_version = aws_lambda_function.orders.version
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_alias.live.arn
}
