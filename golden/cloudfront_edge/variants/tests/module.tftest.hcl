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

  viewers_domain_name        = "www.example.com"
  viewers_certificate_arn    = "arn:aws:acm:us-east-1:123456789012:certificate/11112222-3333-4444-5555-666677778888"
  viewers_origin_domain_name = "origin.example.com"
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
    error_message = "CloudFront waits no longer for a viewer-request function."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = one(aws_cloudfront_distribution.viewers.default_cache_behavior[0].lambda_function_association).event_type == "viewer-request"
    error_message = "The handler is written for viewer-request events."
  }

  assert {
    condition     = !contains(aws_cloudfront_cache_policy.viewers.parameters_in_cache_key_and_forwarded_to_origin[0].headers_config[0].headers[0].items, "Host")
    error_message = "The origin would get the viewers' Host instead of its own name."
  }

  assert {
    condition     = aws_cloudfront_distribution.viewers.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021"
    error_message = "Viewers must not come in under an old TLS version."
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
