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
    condition     = can(regex("^[0-9A-Za-z_]{1,128}$", aws_iot_topic_rule.meters.name))
    error_message = "AWS takes letters, digits and underscores in a rule's name."
  }

  assert {
    condition     = strcontains(aws_iot_topic_rule.meters.sql, "topic() AS mqtt_topic")
    error_message = "The handler tells a message of this rule by its topic."
  }

  assert {
    condition     = length(aws_iot_topic_rule.meters.error_action) == 1
    error_message = "Without an error action AWS IoT drops what it cannot deliver."
  }

  assert {
    condition     = !one(aws_iot_topic_rule.meters.sqs).use_base64
    error_message = "The handler reads what is in the queue as JSON."
  }

  assert {
    condition     = aws_iam_role.meters_deliver.name != aws_iam_role.meters_undelivered.name
    error_message = "A mistake in one role must not take both ways away."
  }

  assert {
    condition     = aws_sqs_queue.meters.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
    error_message = "A message must stay hidden for as long as Lambda may work on it and try again."
  }

  assert {
    condition     = aws_sqs_queue.meters_dead_letter.message_retention_seconds >= aws_sqs_queue.meters.message_retention_seconds
    error_message = "The dead-letter queue must keep messages at least as long as the queue they come from."
  }

  assert {
    condition     = contains(aws_lambda_event_source_mapping.meters.function_response_types, "ReportBatchItemFailures")
    error_message = "The handler answers with the messages that failed; without this Lambda takes the whole batch as done."
  }

  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions >= one(aws_lambda_event_source_mapping.meters.scaling_config).maximum_concurrency
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
