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

  pictures_objects_bucket_arn = "arn:aws:s3:::example-pictures"
  pictures_bucket_name        = "s3b-thumbnails-pictures-jobs-123456789012"
}

run "plan" {
  command = plan

  assert {
    condition     = aws_lambda_function.this.timeout == 60
    error_message = "Timeouts and retries further out follow from the function's timeout."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.errors.alarm_actions) == 1
    error_message = "An alarm has to tell somebody."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.pictures.event_pattern).detail.eventName == ["JobStatusChanged"]
    error_message = "Nobody but CloudTrail tells of a job that failed."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.pictures.block_public_policy && aws_s3_bucket_public_access_block.pictures.restrict_public_buckets
    error_message = "Nobody outside the account may reach the bucket, whatever its policy says."
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
