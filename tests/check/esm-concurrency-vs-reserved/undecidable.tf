variable "reserved" {
  type = number
}

resource "aws_lambda_function" "orders" {
  function_name                  = "orders"
  role                           = var.role_arn
  reserved_concurrent_executions = var.reserved
}

resource "aws_lambda_event_source_mapping" "orders" { # undecidable
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn

  scaling_config {
    maximum_concurrency = 20
  }
}
