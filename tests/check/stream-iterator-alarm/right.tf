resource "aws_lambda_function" "orders" {
  function_name = "${var.name}-orders"
  role          = var.role_arn
}

resource "aws_kinesis_stream" "prices" {
  name = "prices"
}

resource "aws_lambda_event_source_mapping" "orders" { # fine
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = aws_lambda_function.orders.arn
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "prices" { # fine
  event_source_arn  = aws_kinesis_stream.prices.arn
  function_name     = "prices"
  starting_position = "LATEST"
}

resource "aws_cloudwatch_metric_alarm" "orders" {
  alarm_name          = "orders"
  namespace           = "AWS/Lambda"
  metric_name         = "IteratorAge"
  dimensions          = { FunctionName = aws_lambda_function.orders.function_name }
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 5
}

resource "aws_cloudwatch_metric_alarm" "prices" {
  alarm_name          = "prices"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 5

  metric_query {
    id = "age"
    metric {
      namespace   = "AWS/Kinesis"
      metric_name = "GetRecords.IteratorAgeMilliseconds"
      dimensions  = { StreamName = aws_kinesis_stream.prices.name }
      period      = 60
      stat        = "Maximum"
    }
  }
}
