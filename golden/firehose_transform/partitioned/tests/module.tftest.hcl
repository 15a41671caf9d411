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

  orders_bucket_name = "fh-orders-orders-123456789012"
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 120
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = startswith(aws_kinesis_firehose_delivery_stream.orders.extended_s3_configuration[0].error_output_prefix, "!{firehose:error-output-type}/")
    error_message = "Records that fail have to end under processing-failed/, where the runbook looks for them."
  }

  assert {
    condition     = aws_kinesis_firehose_delivery_stream.orders.server_side_encryption[0].enabled
    error_message = "What waits in the stream has to be encrypted."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.orders.block_public_policy && aws_s3_bucket_public_access_block.orders.restrict_public_buckets
    error_message = "Nobody outside the account may reach the bucket, whatever its policy says."
  }

  assert {
    condition     = aws_lambda_function.this.timeout <= 300
    error_message = "Firehose waits for a function for five minutes at most."
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
