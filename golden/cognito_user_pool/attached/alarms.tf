# To refuse a user the function has to raise, and Lambda's metric counts that as an error. So the log tells: whatever is
# raised but `Refused`, and what Lambda itself ended: out of time, or, with a type that begins with "Runtime.", out of
# memory or crashed.
resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "${var.name}-errors"
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = "{ ($.errorType = \"*\" && $.errorType != \"Refused\") || ($.type = \"platform.report\" && $.record.status != \"success\" && $.record.status != \"error\") || ($.record.errorType = \"Runtime.*\") }"

  metric_transformation {
    namespace = var.name
    name      = "errors"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name        = "${var.name}-errors"
  alarm_description = "The function failed or ran out of time; whom it refused does not count."

  namespace   = aws_cloudwatch_log_metric_filter.errors.metric_transformation[0].namespace
  metric_name = aws_cloudwatch_log_metric_filter.errors.metric_transformation[0].name

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
  alarm_description = "Lambda refused invocations, and whoever called got an error: the concurrency limit is too low for the load."

  namespace   = "AWS/Lambda"
  metric_name = "Throttles"
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

# Cognito asks anew after 5 s and gives up after the third time. Who waits that long has left.
resource "aws_cloudwatch_metric_alarm" "staff_slow" {
  alarm_name        = "${var.name}-staff-slow"
  alarm_description = "An answer took nearly all of the 5 s that Cognito waits."

  namespace   = "AWS/Lambda"
  metric_name = "Duration"
  dimensions  = { FunctionName = aws_lambda_function.this.function_name }

  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = 800 * aws_lambda_function.this.timeout
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}
