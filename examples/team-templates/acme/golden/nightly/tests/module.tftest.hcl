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
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 30
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_scheduler_schedule.every_night.group_name == aws_scheduler_schedule_group.every_night.name
    error_message = "The role may be used for schedules of the module's own group only."
  }

  assert {
    condition     = strcontains(one(aws_scheduler_schedule.every_night.target).input, "<aws.scheduler.scheduled-time>")
    error_message = "Scheduler fills in a keyword only where its angle brackets are not escaped."
  }

  assert {
    condition     = aws_sqs_queue.every_night_undelivered.message_retention_seconds > one(one(aws_scheduler_schedule.every_night.target).retry_policy).maximum_event_age_in_seconds
    error_message = "What Scheduler gives up must be kept for longer than Scheduler tried."
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
