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

  reports_vpc_endpoint_ids = ["vpce-0a1b2c3d4e5f60718"]

  reports_allowed_cidr_blocks = ["10.0.0.0/16"]
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 50
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_api_gateway_method.reports.authorization == "AWS_IAM"
    error_message = "Who may call POST /reports was decided otherwise."
  }

  assert {
    condition     = aws_api_gateway_integration.reports.timeout_milliseconds <= 50000
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
