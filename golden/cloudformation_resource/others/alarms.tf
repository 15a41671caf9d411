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

resource "aws_cloudwatch_metric_alarm" "failed_events" {
  alarm_name        = "${var.name}-failed-events"
  alarm_description = "An event could not be handled and waits in the queue of failed events; see the runbook in README.md."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.failed_events.name }

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

# What Lambda could neither handle nor pass on to the queue of failed events.
resource "aws_cloudwatch_metric_alarm" "lost_events" {
  alarm_name        = "${var.name}-lost-events"
  alarm_description = "Lambda could not send a failed event to its destination: the event is lost, and a right or a queue is missing."

  namespace   = "AWS/Lambda"
  metric_name = "DestinationDeliveryFailures"
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

# The handler answers FAILED instead of raising, and CloudFormation has no metrics: so the log tells.
resource "aws_cloudwatch_log_metric_filter" "record_failed" {
  name           = "${var.name}-record-failed"
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = "{ $.answered = \"FAILED\" && $.trigger = \"record\" }"

  metric_transformation {
    namespace = var.name
    name      = "record-failed"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "record_failed" {
  alarm_name        = "${var.name}-record-failed"
  alarm_description = "A request of a stack was answered FAILED, and the stack rolls back; see the runbook in README.md."

  namespace   = aws_cloudwatch_log_metric_filter.record_failed.metric_transformation[0].namespace
  metric_name = aws_cloudwatch_log_metric_filter.record_failed.metric_transformation[0].name

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

resource "aws_cloudwatch_metric_alarm" "by_hand_dead_letter" {
  alarm_name        = "${var.name}-by-hand-dead-letter"
  alarm_description = "A message failed 5 times and waits in the dead-letter queue; see the runbook in README.md."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.by_hand_dead_letter.name }

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

resource "aws_cloudwatch_metric_alarm" "by_hand_age" {
  alarm_name        = "${var.name}-by-hand-age"
  alarm_description = "The oldest message waits longer than it should: the function is down, or slower than what comes in."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateAgeOfOldestMessage"
  dimensions  = { QueueName = aws_sqs_queue.by_hand.name }

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
