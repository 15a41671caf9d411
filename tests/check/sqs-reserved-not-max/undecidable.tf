variable "maximum_concurrency" {
  type    = number
  default = null
}

resource "aws_lambda_function" "orders" {
  function_name                  = "orders"
  role                           = var.role_arn
  reserved_concurrent_executions = 5
}

resource "aws_lambda_event_source_mapping" "orders" { # undecidable
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn

  scaling_config {
    maximum_concurrency = var.maximum_concurrency
  }
}

variable "temporary" {
  type = bool
}

resource "aws_lambda_function" "refunds" {
  function_name                  = "refunds"
  role                           = var.role_arn
  reserved_concurrent_executions = var.temporary ? -1 : 20
}

resource "aws_lambda_event_source_mapping" "refunds" { # undecidable
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.refunds.arn
}
