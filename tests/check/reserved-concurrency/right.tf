resource "aws_lambda_function" "reserved" { # fine
  function_name                  = "reserved"
  role                           = var.role_arn
  reserved_concurrent_executions = 10
}

resource "aws_lambda_function" "limited" { # fine
  function_name = "limited"
  role          = var.role_arn
}

resource "aws_lambda_function" "watched" { # fine
  function_name = "watched"
  role          = var.role_arn
}

resource "aws_lambda_function" "unseen" {
  function_name = "unseen"
  role          = var.role_arn
}

resource "aws_sns_topic_subscription" "reserved" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.reserved.arn
}

resource "aws_lambda_event_source_mapping" "limited" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.limited.arn

  scaling_config {
    maximum_concurrency = 5
  }
}

resource "aws_sns_topic_subscription" "watched" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.watched.arn
}

resource "aws_cloudwatch_metric_alarm" "watched" {
  alarm_name  = "watched"
  namespace   = "AWS/Lambda"
  metric_name = "Throttles"
  dimensions  = { FunctionName = aws_lambda_function.watched.function_name }
}
