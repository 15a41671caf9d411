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

resource "aws_cloudwatch_metric_alarm" "frames_undelivered" {
  alarm_name        = "${var.name}-frames-undelivered"
  alarm_description = "AWS IoT could not deliver an event, which waits in the queue of undelivered events; see the runbook in README.md."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.frames_undelivered.name }

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

# What AWS IoT could neither deliver nor keep. The metric is split by type of action, whichever that is.
resource "aws_cloudwatch_metric_alarm" "frames_lost" {
  alarm_name        = "${var.name}-frames-lost"
  alarm_description = "AWS IoT could not even send a message to its queue of undelivered events: it is lost, and a right or a queue is missing."

  metric_query {
    id          = "lost"
    label       = "Messages lost"
    expression  = "SELECT SUM(ErrorActionFailure) FROM \"AWS/IoT\" WHERE RuleName = '${aws_iot_topic_rule.frames.name}'"
    period      = 60
    return_data = true
  }

  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "frames_throttled" {
  alarm_name        = "${var.name}-frames-throttled"
  alarm_description = "More messages came than the rules of this account may handle: the rule did not run for some; see the runbook in README.md."

  namespace   = "AWS/IoT"
  metric_name = "RuleMessageThrottled"
  dimensions  = { RuleName = aws_iot_topic_rule.frames.name }

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

resource "aws_cloudwatch_metric_alarm" "tidy_undelivered" {
  alarm_name        = "${var.name}-tidy-undelivered"
  alarm_description = "EventBridge Scheduler could not deliver an event, which waits in the queue of undelivered events; see the runbook in README.md."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.tidy_undelivered.name }

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

# What Scheduler could neither deliver nor keep.
resource "aws_cloudwatch_metric_alarm" "tidy_lost" {
  alarm_name        = "${var.name}-tidy-lost"
  alarm_description = "Scheduler could not keep a run that it could not start: it is lost, and a right or the queue is missing."

  namespace   = "AWS/Scheduler"
  metric_name = "InvocationsFailedToBeSentToDeadLetterCount"
  dimensions  = { ScheduleGroup = aws_scheduler_schedule_group.tidy.name }

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
