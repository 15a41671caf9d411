# Checks the module's own relations, without AWS: `terraform init && terraform test`.
mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}

variables {
  package_path     = "terraform.tf"
  alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:alarms"]

  closings_schedule_expression = "cron(30 4 * * ? *)"
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 300
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_scheduler_schedule.closings.group_name == aws_scheduler_schedule_group.closings.name
    error_message = "The role may be used for schedules of the module's own group only."
  }

  assert {
    condition     = strcontains(one(aws_scheduler_schedule.closings.target).input, "<aws.scheduler.scheduled-time>")
    error_message = "Scheduler fills in a keyword only where its angle brackets are not escaped."
  }

  assert {
    condition     = aws_sqs_queue.closings_undelivered.message_retention_seconds > one(one(aws_scheduler_schedule.closings.target).retry_policy).maximum_event_age_in_seconds
    error_message = "What Scheduler gives up must be kept for longer than Scheduler tried."
  }

  assert {
    condition     = aws_sqs_queue.closings.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 20
    error_message = "A message must stay hidden for as long as Lambda may work on it and try again."
  }

  assert {
    condition     = aws_sqs_queue.closings_dead_letter.message_retention_seconds >= aws_sqs_queue.closings.message_retention_seconds
    error_message = "The dead-letter queue must keep messages at least as long as the queue they come from."
  }

  assert {
    condition     = contains(aws_lambda_event_source_mapping.closings.function_response_types, "ReportBatchItemFailures")
    error_message = "The handler answers with the messages that failed; without this Lambda takes the whole batch as done."
  }

  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions >= one(aws_lambda_event_source_mapping.closings.scaling_config).maximum_concurrency
    error_message = "The mapping must not start more invocations at a time than the function may run."
  }
}

run "a_name_that_aws_would_refuse_is_refused_at_plan" {
  command = plan

  variables {
    name = "Not A Name"
  }

  expect_failures = [var.name]
}

run "an_alarm_that_tells_nobody_is_refused_at_plan" {
  command = plan

  variables {
    alarm_topic_arns = []
  }

  expect_failures = [var.alarm_topic_arns]
}
