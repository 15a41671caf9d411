# CloudFront counts here what its functions do, for a distribution as a whole and all Regions. Lambda's own metrics
# are in the Region of each replica.
resource "aws_cloudwatch_metric_alarm" "errors" {
  provider = aws.us_east_1

  alarm_name        = "${var.name}-errors"
  alarm_description = "A function of the distribution raised an error, and its viewer got a 503."

  namespace   = "AWS/CloudFront"
  metric_name = "LambdaExecutionError"
  dimensions  = { DistributionId = aws_cloudfront_distribution.pages.id, Region = "Global" }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags

  lifecycle {
    precondition {
      condition     = alltrue([for arn in var.alarm_topic_arns : strcontains(arn, ":us-east-1:")])
      error_message = "CloudFront's metrics are in us-east-1, and an alarm tells topics of its own Region only."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "invalid" {
  provider = aws.us_east_1

  alarm_name        = "${var.name}-invalid"
  alarm_description = "A function of the distribution returned what CloudFront does not take, and its viewer got a 502."

  namespace   = "AWS/CloudFront"
  metric_name = "LambdaValidationError"
  dimensions  = { DistributionId = aws_cloudfront_distribution.pages.id, Region = "Global" }

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
  provider = aws.us_east_1

  alarm_name        = "${var.name}-throttles"
  alarm_description = "Lambda refused to run a function of the distribution, or one ran out of time: a limit in a Region is too low."

  namespace   = "AWS/CloudFront"
  metric_name = "LambdaLimitExceededErrors"
  dimensions  = { DistributionId = aws_cloudfront_distribution.pages.id, Region = "Global" }

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
