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

  tags = local.tags
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

  tags = local.tags
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

  tags = local.tags
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

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "parcels_undelivered" {
  alarm_name        = "${var.name}-parcels-undelivered"
  alarm_description = "EventBridge could not deliver an event, which waits in the queue of undelivered events; see the runbook in README.md."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.parcels_undelivered.name }

  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = local.tags
}

# What EventBridge could neither deliver nor keep.
resource "aws_cloudwatch_metric_alarm" "parcels_lost" {
  alarm_name        = "${var.name}-parcels-lost"
  alarm_description = "EventBridge could not even send an event to its queue of undelivered events: it is lost, and a right or a queue is missing."

  namespace   = "AWS/Events"
  metric_name = "InvocationsFailedToBeSentToDlq"
  dimensions = {
    EventBusName = aws_cloudwatch_event_rule.parcels.event_bus_name
    RuleName     = aws_cloudwatch_event_rule.parcels.name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  alarm_actions = var.alarm_topic_arns
  ok_actions    = var.alarm_topic_arns

  tags = local.tags
}
