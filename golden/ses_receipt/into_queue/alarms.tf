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

resource "aws_cloudwatch_metric_alarm" "order_box_failing" {
  alarm_name        = "${var.name}-order-box-failing"
  alarm_description = "SES cannot store mails or tell of them; it tries for 4 hours before it gives one up: see the runbook in README.md."

  namespace   = "AWS/SES"
  metric_name = "PublishFailure"
  dimensions  = { RuleName = aws_ses_receipt_rule.order_box.name }

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

resource "aws_cloudwatch_metric_alarm" "order_box_given_up" {
  alarm_name        = "${var.name}-order-box-given-up"
  alarm_description = "SES gave up a mail that it could not store or tell of for 4 hours: see the runbook in README.md."

  namespace   = "AWS/SES"
  metric_name = "PublishExpired"
  dimensions  = { RuleName = aws_ses_receipt_rule.order_box.name }

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

resource "aws_cloudwatch_metric_alarm" "order_box_undelivered" {
  alarm_name        = "${var.name}-order-box-undelivered"
  alarm_description = "SNS could not deliver an event, which waits in the queue of undelivered events; see the runbook in README.md."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.order_box_undelivered.name }

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

# What SNS could neither deliver nor keep.
resource "aws_cloudwatch_metric_alarm" "order_box_lost" {
  alarm_name        = "${var.name}-order-box-lost"
  alarm_description = "SNS could not even send a message to its queue of undelivered messages: it is lost, and a right or a queue is missing."

  namespace   = "AWS/SNS"
  metric_name = "NumberOfNotificationsFailedToRedriveToDlq"
  dimensions  = { TopicName = aws_sns_topic.order_box.name }

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

resource "aws_cloudwatch_metric_alarm" "order_box_dead_letter" {
  alarm_name        = "${var.name}-order-box-dead-letter"
  alarm_description = "A message failed 5 times and waits in the dead-letter queue; see the runbook in README.md."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.order_box_dead_letter.name }

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

resource "aws_cloudwatch_metric_alarm" "order_box_age" {
  alarm_name        = "${var.name}-order-box-age"
  alarm_description = "The oldest message waits longer than it should: the function is down, or slower than what comes in."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateAgeOfOldestMessage"
  dimensions  = { QueueName = aws_sqs_queue.order_box.name }

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
