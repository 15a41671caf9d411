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

  reports_domain_name = "api.example.com"

  reports_certificate_arn     = "arn:aws:acm:eu-west-1:123456789012:certificate/11112222-3333-4444-5555-666677778888"
  reports_allowed_cidr_blocks = ["10.0.0.0/8"]

  reports_vpc_id            = "vpc-0a1b2c3d4e5f60718"
  reports_subnet_ids        = ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"]
  reports_access_log_bucket = "access-logs-123456789012"
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 840
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_lb_target_group.reports.lambda_multi_value_headers_enabled == true
    error_message = "The handler reads headers as lists."
  }

  assert {
    condition     = aws_lb.reports.idle_timeout > aws_lambda_function.this.timeout
    error_message = "A caller would be gone before the function's answer is there."
  }

  assert {
    condition     = aws_lb.reports.internal == true
    error_message = "Who may reach it was decided otherwise."
  }

  assert {
    condition     = aws_lb.reports.enable_deletion_protection
    error_message = "The load balancer is protected unless somebody says otherwise."
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
