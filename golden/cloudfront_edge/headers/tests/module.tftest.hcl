# Checks the module's own relations, without AWS: `terraform init && terraform test`.
mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}

mock_provider "aws" {
  alias = "us_east_1"
}

variables {
  package_path     = "terraform.tf"
  alarm_topic_arns = ["arn:aws:sns:us-east-1:123456789012:alarms"]

  answers_distribution_arn = "arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE"
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.publish && aws_lambda_function.this.skip_destroy
    error_message = "CloudFront takes numbered versions only, and keeps replicas of them."
  }

  assert {
    condition     = aws_lambda_function.this.architectures[0] == "x86_64" && length(aws_lambda_function.this.environment) == 0
    error_message = "CloudFront refuses arm64 functions and functions with environment variables."
  }

  assert {
    condition     = aws_lambda_function.this.timeout <= 5
    error_message = "CloudFront waits no longer for a viewer-response function."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
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

run "a_topic_that_the_alarms_could_not_tell_is_refused_at_plan" {
  command = plan

  variables {
    alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:alarms"]
  }

  expect_failures = [aws_cloudwatch_metric_alarm.errors]
}
