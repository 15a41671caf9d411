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

  stock_domain_name = "api.example.com"

  stock_certificate_arn     = "arn:aws:acm:eu-west-1:123456789012:certificate/11112222-3333-4444-5555-666677778888"
  stock_allowed_cidr_blocks = ["203.0.113.0/24"]

  stock_web_acl_arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/front-doors/11112222-3333-4444-5555-666677778888"

  stock_vpc_id            = "vpc-0a1b2c3d4e5f60718"
  stock_subnet_ids        = ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"]
  stock_access_log_bucket = "access-logs-123456789012"
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
    condition     = aws_lb_target_group.stock.lambda_multi_value_headers_enabled == true
    error_message = "The handler reads headers as lists."
  }

  assert {
    condition     = aws_lb.stock.idle_timeout > aws_lambda_function.this.timeout
    error_message = "A caller would be gone before the function's answer is there."
  }

  assert {
    condition     = aws_lb.stock.internal == false
    error_message = "Who may reach it was decided otherwise."
  }

  assert {
    condition     = aws_lb.stock.enable_deletion_protection
    error_message = "The load balancer is protected unless somebody says otherwise."
  }

  assert {
    condition     = aws_lb_target_group.stock.health_check[0].interval > aws_lambda_function.this.timeout
    error_message = "AWS refuses an interval that is not longer than the function's timeout."
  }

  assert {
    condition     = aws_sqs_queue.changes.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout
    error_message = "A message must stay hidden for as long as Lambda may work on it and try again."
  }

  assert {
    condition     = aws_sqs_queue.changes_dead_letter.message_retention_seconds >= aws_sqs_queue.changes.message_retention_seconds
    error_message = "The dead-letter queue must keep messages at least as long as the queue they come from."
  }

  assert {
    condition     = contains(aws_lambda_event_source_mapping.changes.function_response_types, "ReportBatchItemFailures")
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
