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

  gate_recipients  = ["gate@example.com"]
  gate_bucket_name = "ses-gate-gate-123456789012"

  gate_rule_set_name = "inbound"
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 25
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = aws_ses_receipt_rule.gate.enabled && aws_ses_receipt_rule.gate.scan_enabled
    error_message = "The handler relies on the verdicts of SES's scan."
  }

  assert {
    condition     = one(aws_ses_receipt_rule.gate.s3_action).bucket_name == aws_s3_bucket.gate.bucket
    error_message = "The function looks for a mail in the bucket that the module creates."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.gate.block_public_policy && aws_s3_bucket_public_access_block.gate.restrict_public_buckets
    error_message = "Nobody outside the account may read mails, whatever the bucket's policy says."
  }

  assert {
    condition     = one(aws_ses_receipt_rule.gate.s3_action).position < one(aws_ses_receipt_rule.gate.lambda_action).position
    error_message = "A mail must be in the bucket before the function is told of it."
  }

  assert {
    condition     = aws_lambda_function.this.timeout <= 30
    error_message = "SES waits 30 seconds for the answer."
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

run "the_mail_of_every_domain_is_refused_at_plan_for_gate" {
  command = plan

  variables {
    gate_recipients = []
  }

  expect_failures = [var.gate_recipients]
}
