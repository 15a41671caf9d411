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

  refunds_api_execution_arn = "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5"
  refunds_root_resource_id  = "a1b2c3d4e5"

  refunds_authorizer_function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:authorizer"
  refunds_authorizer_invoke_arn   = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:authorizer/invocations"
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
    condition     = aws_api_gateway_method.refunds_post_refunds.authorization == "CUSTOM"
    error_message = "Who may call POST /refunds was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_method.refunds_get_refunds_id.authorization == "CUSTOM"
    error_message = "Who may call GET /refunds/{id} was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_integration.refunds_post_refunds.timeout_milliseconds <= 29000
    error_message = "API Gateway refuses a timeout that is above the quota."
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
