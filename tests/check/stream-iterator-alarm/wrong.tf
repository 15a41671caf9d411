resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn
}

resource "aws_lambda_function" "other" {
  function_name = "other"
  role          = var.role_arn
}

resource "aws_lambda_event_source_mapping" "orders" { # violation
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = aws_lambda_function.orders.arn
  starting_position = "LATEST"
}

# Of another function, and of another metric.
resource "aws_cloudwatch_metric_alarm" "other" {
  alarm_name  = "other"
  metric_name = "IteratorAge"
  dimensions  = { FunctionName = aws_lambda_function.other.function_name }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name  = "errors"
  metric_name = "Errors"
  dimensions  = { FunctionName = aws_lambda_function.orders.function_name }
}
