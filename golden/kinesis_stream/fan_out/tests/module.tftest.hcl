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
    condition     = aws_lambda_function.this.timeout == 10
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_lambda_event_source_mapping.prices.bisect_batch_on_function_error
    error_message = "Without splitting, one record that fails takes its whole batch along."
  }

  assert {
    condition     = aws_lambda_event_source_mapping.prices.maximum_retry_attempts >= 0
    error_message = "Without an end to the retries a record that fails blocks its shard until the stream forgets it."
  }

  assert {
    condition     = contains(aws_lambda_event_source_mapping.prices.function_response_types, "ReportBatchItemFailures")
    error_message = "The handler returns the record that failed, and Lambda would take its answer for a success."
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
