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

  order_box_recipients  = ["order-box@example.com"]
  order_box_bucket_name = "ses-orders-order-box-123456789012"

  order_box_rule_set_name = "inbound"
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
    condition     = aws_ses_receipt_rule.order_box.enabled && aws_ses_receipt_rule.order_box.scan_enabled
    error_message = "The handler relies on the verdicts of SES's scan."
  }

  assert {
    condition     = one(aws_ses_receipt_rule.order_box.s3_action).bucket_name == aws_s3_bucket.order_box.bucket
    error_message = "The function looks for a mail in the bucket that the module creates."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.order_box.block_public_policy && aws_s3_bucket_public_access_block.order_box.restrict_public_buckets
    error_message = "Nobody outside the account may read mails, whatever the bucket's policy says."
  }

  assert {
    condition     = aws_sns_topic_subscription.order_box.raw_message_delivery
    error_message = "The handler takes the body of a message in the queue for what SES says itself."
  }

  assert {
    condition     = aws_sqs_queue.order_box.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
    error_message = "A message must stay hidden for as long as Lambda may work on it and try again."
  }

  assert {
    condition     = aws_sqs_queue.order_box_dead_letter.message_retention_seconds >= aws_sqs_queue.order_box.message_retention_seconds
    error_message = "The dead-letter queue must keep messages at least as long as the queue they come from."
  }

  assert {
    condition     = contains(aws_lambda_event_source_mapping.order_box.function_response_types, "ReportBatchItemFailures")
    error_message = "The handler answers with the messages that failed; without this Lambda takes the whole batch as done."
  }

  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions >= one(aws_lambda_event_source_mapping.order_box.scaling_config).maximum_concurrency
    error_message = "The mapping must not start more invocations at a time than the function may run."
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

run "the_mail_of_every_domain_is_refused_at_plan_for_order_box" {
  command = plan

  variables {
    order_box_recipients = []
  }

  expect_failures = [var.order_box_recipients]
}
