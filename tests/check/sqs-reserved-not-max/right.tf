resource "aws_lambda_function" "both" {
  function_name                  = "both"
  role                           = var.role_arn
  reserved_concurrent_executions = 10
}

resource "aws_lambda_function" "neither" {
  function_name = "neither"
  role          = var.role_arn
}

resource "aws_lambda_function" "single" {
  function_name                  = "single"
  role                           = var.role_arn
  reserved_concurrent_executions = 1
}

resource "aws_lambda_event_source_mapping" "both" { # fine
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.both.arn

  scaling_config {
    maximum_concurrency = 10
  }
}

resource "aws_lambda_event_source_mapping" "neither" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.neither.arn
}

resource "aws_lambda_event_source_mapping" "single" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.single.arn
}
