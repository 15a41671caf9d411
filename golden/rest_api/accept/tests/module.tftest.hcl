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

  readings_allowed_origin = "https://shop.example.com"

  readings_authorizer_function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:authorizer"
  readings_authorizer_invoke_arn   = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:authorizer/invocations"
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
    condition     = aws_api_gateway_method.readings_post_readings.authorization == "CUSTOM"
    error_message = "Who may call POST /readings was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_method.readings_post_corrections.authorization == "CUSTOM"
    error_message = "Who may call POST /corrections was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_integration.readings_post_readings.passthrough_behavior == "NEVER"
    error_message = "A body that no template has read would reach SQS as parameters of the caller's choice."
  }

  assert {
    condition     = aws_sqs_queue.readings.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
    error_message = "A message must stay hidden for as long as Lambda may work on it and try again."
  }

  assert {
    condition     = aws_sqs_queue.readings_dead_letter.message_retention_seconds >= aws_sqs_queue.readings.message_retention_seconds
    error_message = "The dead-letter queue must keep messages at least as long as the queue they come from."
  }

  assert {
    condition     = contains(aws_lambda_event_source_mapping.readings.function_response_types, "ReportBatchItemFailures")
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
