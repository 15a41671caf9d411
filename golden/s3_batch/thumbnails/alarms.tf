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

# S3 Batch Operations has no metric for tasks that fail; the handler logs each of them as an error.
resource "aws_cloudwatch_log_metric_filter" "pictures_failed_tasks" {
  name           = "${var.name}-pictures-failed-tasks"
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = "{ $.level = \"ERROR\" && $.task_id = \"*\" && $.trigger = \"pictures\" }"

  metric_transformation {
    namespace = var.name
    name      = "pictures-failed-tasks"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "pictures_failed_tasks" {
  alarm_name        = "${var.name}-pictures-failed-tasks"
  alarm_description = "A task of a job failed, for good or for now; the job's report has those that failed for good, see the runbook in README.md."

  namespace   = aws_cloudwatch_log_metric_filter.pictures_failed_tasks.metric_transformation[0].namespace
  metric_name = aws_cloudwatch_log_metric_filter.pictures_failed_tasks.metric_transformation[0].name

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

resource "aws_cloudwatch_metric_alarm" "pictures_failed_jobs" {
  alarm_name        = "${var.name}-pictures-failed-jobs"
  alarm_description = "A job of S3 Batch Operations failed in this account and Region; its notice waits in the queue of failed jobs, see the runbook in README.md."

  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.pictures_failed_jobs.name }

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
