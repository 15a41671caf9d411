resource "aws_s3_bucket" "results" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  # checkov:skip=CKV_AWS_145:S3 encrypts with a key of its own (SSE-S3); no customer key was asked for
  bucket = var.results_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "results" {
  bucket = aws_s3_bucket.results.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# An object that is overwritten before the function came to it can still be read, by the version in the event.
resource "aws_s3_bucket_versioning" "results" {
  bucket = aws_s3_bucket.results.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "results" {
  bucket = aws_s3_bucket.results.bucket

  # Parts of an upload that was given up, and versions that were replaced, cost storage and nobody sees them.
  rule {
    id     = "clean-up"
    status = "Enabled"

    # The whole bucket.
    filter {
      prefix = ""
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }

  # Rules on replaced versions mean nothing before versions are kept.
  depends_on = [aws_s3_bucket_versioning.results]
}

data "aws_iam_policy_document" "results_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.results.arn, "${aws_s3_bucket.results.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "results" {
  bucket = aws_s3_bucket.results.bucket
  policy = data.aws_iam_policy_document.results_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.results]
}

# The bucket sends every event to the default bus; the rule below picks out what matters here. A bucket has one
# configuration of notifications: another aws_s3_bucket_notification for it would turn this off without a word.
resource "aws_s3_bucket_notification" "results" {
  bucket      = aws_s3_bucket.results.bucket
  eventbridge = true
}

# It reads and writes the same bucket. These two may never overlap: what it writes would set it off again, for ever.
locals {
  results_input  = "raw/"
  results_output = "reports/"
}

data "aws_iam_policy_document" "results_objects" {
  statement {
    sid       = "ReadWhatChanged"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.results.arn}/${local.results_input}*"]
  }

  statement {
    sid       = "WriteResults"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.results.arn}/${local.results_output}*"]
  }
}

resource "aws_iam_role_policy" "results_objects" {
  name   = "objects-results"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.results_objects.json
}

resource "aws_cloudwatch_event_rule" "results" {
  name        = "${var.name}-results"
  description = "What sets ${var.name} off."

  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail = {
      bucket = {
        name = [aws_s3_bucket.results.bucket]
      }
      object = {
        key = [{ wildcard = "${local.results_input}*.json" }]
      }
    }
  })

  tags = var.tags

  lifecycle {
    precondition {
      condition     = !startswith(local.results_output, local.results_input) && !startswith(local.results_input, local.results_output)
      error_message = "The prefix that the function reads and the one that it writes must not overlap, or it sets itself off, for ever."
    }
  }
}

resource "aws_cloudwatch_event_target" "results" {
  rule      = aws_cloudwatch_event_rule.results.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.results_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.results, aws_sqs_queue_policy.results_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "results_undelivered" {
  name = "${var.name}-results-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "results_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.results_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.results.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "results_undelivered" {
  queue_url = aws_sqs_queue.results_undelivered.url
  policy    = data.aws_iam_policy_document.results_undelivered.json
}

# Events can be sent again from here, see the runbook in README.md.
resource "aws_cloudwatch_event_archive" "results" {
  # AWS allows 48 characters here, fewer than elsewhere.
  name        = substr("${var.name}-results", 0, 48)
  description = "Events that set ${var.name} off, to send them again."

  # No resource stands for the default bus; its ARN begins as that of a rule on it.
  event_source_arn = "${split(":rule/", aws_cloudwatch_event_rule.results.arn)[0]}:event-bus/default"
  event_pattern    = aws_cloudwatch_event_rule.results.event_pattern
  retention_days   = 7
}

resource "aws_lambda_permission" "results" {
  statement_id  = "results"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.results.arn
}
