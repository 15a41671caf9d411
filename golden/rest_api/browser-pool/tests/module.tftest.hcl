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

  customers_allowed_origin = "https://shop.example.com"

  customers_user_pool_arns = ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a1b2c3d4e"]

  customers_web_acl_arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/front-doors/11112222-3333-4444-5555-666677778888"

  customers_domain_name     = "api.example.com"
  customers_certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/11112222-3333-4444-5555-666677778888"
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 20
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_api_gateway_method.customers_get_profile.authorization == "COGNITO_USER_POOLS"
    error_message = "Who may call GET /profile was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_method.customers_patch_profile.authorization == "COGNITO_USER_POOLS"
    error_message = "Who may call PATCH /profile was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_integration.customers_get_profile.timeout_milliseconds <= 29000
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
