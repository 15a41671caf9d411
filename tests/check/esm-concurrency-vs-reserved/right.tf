resource "aws_lambda_function" "orders" {
  function_name                  = "orders"
  role                           = var.role_arn
  reserved_concurrent_executions = 10
}

resource "aws_lambda_function" "unreserved" {
  function_name                  = "unreserved"
  role                           = var.role_arn
  reserved_concurrent_executions = -1
}

resource "aws_lambda_event_source_mapping" "orders" { # fine
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn

  scaling_config {
    maximum_concurrency = 10
  }
}

resource "aws_lambda_event_source_mapping" "unreserved" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.unreserved.arn

  scaling_config {
    maximum_concurrency = 100
  }
}
