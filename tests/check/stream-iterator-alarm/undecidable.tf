variable "watched_function" {
  type = string
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn
}

resource "aws_lambda_event_source_mapping" "orders" { # undecidable
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = aws_lambda_function.orders.arn
  starting_position = "LATEST"
}

resource "aws_cloudwatch_metric_alarm" "age" {
  alarm_name  = "age"
  metric_name = "IteratorAge"
  dimensions  = { FunctionName = var.watched_function }
}
