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

# Firehose has no metric for records that the handler gives up; the handler logs each of them as an error.
resource "aws_cloudwatch_log_metric_filter" "logs_failed" {
  name           = "${var.name}-logs-failed"
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = "{ $.level = \"ERROR\" && $.record_id = \"*\" && $.trigger = \"logs\" }"

  metric_transformation {
    namespace = var.name
    name      = "logs-failed"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "logs_failed" {
  alarm_name        = "${var.name}-logs-failed"
  alarm_description = "A record could not be changed; it is under processing-failed/ in the bucket, see the runbook in README.md."

  namespace   = aws_cloudwatch_log_metric_filter.logs_failed.metric_transformation[0].namespace
  metric_name = aws_cloudwatch_log_metric_filter.logs_failed.metric_transformation[0].name

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

# Sees what the function's own metrics cannot: a call that never came through.
resource "aws_cloudwatch_metric_alarm" "logs_not_transformed" {
  alarm_name        = "${var.name}-logs-not-transformed"
  alarm_description = "Firehose could not call the function, or got no answer that it takes; when its retries end, the whole batch is under processing-failed/."

  namespace   = "AWS/Firehose"
  metric_name = "ExecuteProcessing.Success"
  dimensions  = { DeliveryStreamName = split("/", var.logs_delivery_stream_arn)[1] }

  # Calls that succeeded among all calls.
  statistic           = "Average"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}
