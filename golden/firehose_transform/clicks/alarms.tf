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
resource "aws_cloudwatch_log_metric_filter" "clicks_failed" {
  name           = "${var.name}-clicks-failed"
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = "{ $.level = \"ERROR\" && $.record_id = \"*\" && $.trigger = \"clicks\" }"

  metric_transformation {
    namespace = var.name
    name      = "clicks-failed"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "clicks_failed" {
  alarm_name        = "${var.name}-clicks-failed"
  alarm_description = "A record could not be changed; it is under processing-failed/ in the bucket, see the runbook in README.md."

  namespace   = aws_cloudwatch_log_metric_filter.clicks_failed.metric_transformation[0].namespace
  metric_name = aws_cloudwatch_log_metric_filter.clicks_failed.metric_transformation[0].name

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
resource "aws_cloudwatch_metric_alarm" "clicks_not_transformed" {
  alarm_name        = "${var.name}-clicks-not-transformed"
  alarm_description = "Firehose could not call the function, or got no answer that it takes; when its retries end, the whole batch is under processing-failed/."

  namespace   = "AWS/Firehose"
  metric_name = "ExecuteProcessing.Success"
  dimensions  = { DeliveryStreamName = aws_kinesis_firehose_delivery_stream.clicks.name }

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

resource "aws_cloudwatch_metric_alarm" "clicks_not_delivered" {
  alarm_name        = "${var.name}-clicks-not-delivered"
  alarm_description = "Records wait to be stored for longer than the buffers explain; Firehose holds them for 24 hours."

  namespace   = "AWS/Firehose"
  metric_name = "DeliveryToS3.DataFreshness"
  dimensions  = { DeliveryStreamName = aws_kinesis_firehose_delivery_stream.clicks.name }

  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 900
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "clicks_throttled" {
  alarm_name        = "${var.name}-clicks-throttled"
  alarm_description = "The stream refused records: more came than its quota lets in, and whoever put them has to put them again."

  namespace   = "AWS/Firehose"
  metric_name = "ThrottledRecords"
  dimensions  = { DeliveryStreamName = aws_kinesis_firehose_delivery_stream.clicks.name }

  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}
