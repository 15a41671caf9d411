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
    condition     = aws_apigatewayv2_integration.notices.timeout_milliseconds <= 30000
    error_message = "An HTTP API refuses a timeout of more than 30 s."
  }

  assert {
    condition     = aws_apigatewayv2_integration.notices.payload_format_version == "2.0"
    error_message = "The handler reads events of version 2.0."
  }

  assert {
    condition     = aws_apigatewayv2_route.notices.authorization_type == "NONE"
    error_message = "Who may call was decided otherwise."
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
