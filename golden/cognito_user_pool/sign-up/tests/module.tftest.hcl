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

  newcomers_email_identity_arn = "arn:aws:ses:eu-west-1:123456789012:identity/example.com"
  newcomers_from_email_address = "Example <sign-in@example.com>"
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 5
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_lambda_function.this.timeout <= 5
    error_message = "Cognito waits 5 seconds."
  }

  assert {
    condition     = aws_lambda_permission.newcomers.principal == "cognito-idp.amazonaws.com"
    error_message = "The user pool must be allowed to ask the function."
  }

  assert {
    condition     = aws_cognito_user_pool.newcomers.deletion_protection == "ACTIVE"
    error_message = "The user pool is protected unless somebody says otherwise."
  }

  assert {
    condition     = aws_cognito_user_pool.newcomers.email_configuration[0].email_sending_account == "DEVELOPER"
    error_message = "Cognito refuses the mail of custom_message where it sends by itself."
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
