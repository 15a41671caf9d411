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

  uploads_bucket_name = "s3n-catalogue-uploads-123456789012"

  documents_bucket_arn = "arn:aws:s3:::example-documents"

  articles_topic_arn = "arn:aws:sns:eu-west-1:123456789012:articles"
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
    condition     = aws_s3_bucket_notification.uploads.bucket == aws_s3_bucket.uploads.bucket
    error_message = "The bucket that the module creates must be the one that tells of its objects."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.uploads.block_public_policy && aws_s3_bucket_public_access_block.uploads.restrict_public_buckets
    error_message = "Nobody outside the account may reach the bucket, whatever its policy says."
  }

  assert {
    condition     = length(aws_s3_bucket_notification.uploads.lambda_function) == 1
    error_message = "The bucket must tell the function, and nobody twice."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.documents.event_pattern).detail.bucket.name == [output.documents_bucket_name]
    error_message = "The rule must match the events of this bucket alone: every bucket of the account sends to the same bus."
  }

  assert {
    condition     = aws_sqs_queue.documents_undelivered.message_retention_seconds > one(aws_cloudwatch_event_target.documents.retry_policy).maximum_event_age_in_seconds
    error_message = "The queue of undelivered events must keep them for longer than EventBridge tries."
  }

  assert {
    condition     = aws_sns_topic_subscription.articles.protocol == "lambda"
    error_message = "The protocol of a subscription must be that of its endpoint."
  }

  assert {
    condition     = aws_sqs_queue.articles_undelivered.message_retention_seconds == 1209600
    error_message = "SNS tries for 23 days; what it gives up then must be kept as long as a queue can."
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
