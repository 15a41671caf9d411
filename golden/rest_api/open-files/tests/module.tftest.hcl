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

  lists_allowed_cidr_blocks = ["203.0.113.0/24"]
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 29
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_api_gateway_method.lists_get.authorization == "NONE"
    error_message = "Who may call GET / was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_method.lists_any_drafts_id.authorization == "NONE"
    error_message = "Who may call ANY /drafts/{id} was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_method.lists_get_lists_name.authorization == "NONE"
    error_message = "Who may call GET /lists/{name+} was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_integration.lists_get.timeout_milliseconds <= 29000
    error_message = "API Gateway refuses a timeout that is above the quota."
  }

  assert {
    condition     = aws_api_gateway_method_settings.lists.settings[0].cache_data_encrypted
    error_message = "What is cached has to be encrypted."
  }

  assert {
    condition     = aws_sqs_queue.uploads.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
    error_message = "A message must stay hidden for as long as Lambda may work on it and try again."
  }

  assert {
    condition     = aws_sqs_queue.uploads_dead_letter.message_retention_seconds >= aws_sqs_queue.uploads.message_retention_seconds
    error_message = "The dead-letter queue must keep messages at least as long as the queue they come from."
  }

  assert {
    condition     = contains(aws_lambda_event_source_mapping.uploads.function_response_types, "ReportBatchItemFailures")
    error_message = "The handler answers with the messages that failed; without this Lambda takes the whole batch as done."
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
