resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name        = "${var.name}-errors"
  alarm_description = "The function raised an error or ran out of time."

  namespace   = "AWS/Lambda"
  metric_name = "Errors"
  dimensions  = { FunctionName = aws_lambda_function.this.function_name }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "throttles" {
  alarm_name        = "${var.name}-throttles"
  alarm_description = "Lambda refused invocations: the concurrency limit is too low for the load."

  namespace   = "AWS/Lambda"
  metric_name = "Throttles"
  dimensions  = { FunctionName = aws_lambda_function.this.function_name }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "notices_5xx" {
  alarm_name        = "${var.name}-notices-5xx"
  alarm_description = "The API answered with an error of its own: the queue did not take a request, and its caller has to send it again."

  namespace   = "AWS/ApiGateway"
  metric_name = "5xx"
  dimensions  = { ApiId = aws_apigatewayv2_api.notices.id, Stage = aws_apigatewayv2_stage.notices.name }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "notices_latency" {
  alarm_name        = "${var.name}-notices-latency"
  alarm_description = "One request in a hundred, or the slowest where there are fewer, takes longer than it should, for five minutes."

  namespace   = "AWS/ApiGateway"
  metric_name = "Latency"
  dimensions  = { ApiId = aws_apigatewayv2_api.notices.id, Stage = aws_apigatewayv2_stage.notices.name }

  extended_statistic  = "p99"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1000
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

# What SQS refuses can be a 4xx, which counts as the caller's fault: so the access log tells.
resource "aws_cloudwatch_log_metric_filter" "notices_not_accepted" {
  name           = "${var.name}-notices-not-accepted"
  log_group_name = aws_cloudwatch_log_group.notices_access.name
  pattern        = "{ $.integrationStatus = \"4*\" || $.integrationStatus = \"5*\" }"

  metric_transformation {
    namespace = var.name
    name      = "notices-not-accepted"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "notices_not_accepted" {
  alarm_name        = "${var.name}-notices-not-accepted"
  alarm_description = "SQS refused a request that the API had let in; nothing was kept, and its caller has to send it again."

  namespace   = aws_cloudwatch_log_metric_filter.notices_not_accepted.metric_transformation[0].namespace
  metric_name = aws_cloudwatch_log_metric_filter.notices_not_accepted.metric_transformation[0].name

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "notices_dead_letter" {
  alarm_name        = "${var.name}-notices-dead-letter"
  alarm_description = "A message failed 5 times and waits in the dead-letter queue; see the runbook in README.md."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.notices_dead_letter.name }

  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "notices_age" {
  alarm_name        = "${var.name}-notices-age"
  alarm_description = "The oldest message waits longer than it should: the function is down, or slower than what comes in."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateAgeOfOldestMessage"
  dimensions  = { QueueName = aws_sqs_queue.notices.name }

  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 900
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}
