resource "aws_s3_bucket" "uploads" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  # checkov:skip=CKV_AWS_145:S3 encrypts with a key of its own (SSE-S3); no customer key was asked for
  bucket = var.uploads_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "uploads" {
  bucket = aws_s3_bucket.uploads.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# An object that is overwritten before the function came to it can still be read, by the version in the event.
resource "aws_s3_bucket_versioning" "uploads" {
  bucket = aws_s3_bucket.uploads.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "uploads" {
  bucket = aws_s3_bucket.uploads.bucket

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
  depends_on = [aws_s3_bucket_versioning.uploads]
}

data "aws_iam_policy_document" "uploads_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.uploads.arn, "${aws_s3_bucket.uploads.arn}/*"]

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

resource "aws_s3_bucket_policy" "uploads" {
  bucket = aws_s3_bucket.uploads.bucket
  policy = data.aws_iam_policy_document.uploads_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.uploads]
}

# The bucket sends every event to the default bus; the rule below picks out what matters here. A bucket has one
# configuration of notifications: another aws_s3_bucket_notification for it would turn this off without a word.
resource "aws_s3_bucket_notification" "uploads" {
  bucket      = aws_s3_bucket.uploads.bucket
  eventbridge = true
}

data "aws_iam_policy_document" "uploads_objects" {
  statement {
    sid       = "ReadWhatChanged"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.uploads.arn}/uploads/*"]
  }
}

resource "aws_iam_role_policy" "uploads_objects" {
  name   = "objects-uploads"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.uploads_objects.json
}

resource "aws_cloudwatch_event_rule" "uploads" {
  name        = "${var.name}-uploads"
  description = "What sets ${var.name} off."

  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail = {
      bucket = {
        name = [aws_s3_bucket.uploads.bucket]
      }
      object = {
        key = [{ wildcard = "uploads/*.csv" }]
      }
    }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "uploads" {
  rule      = aws_cloudwatch_event_rule.uploads.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.uploads_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.uploads, aws_sqs_queue_policy.uploads_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "uploads_undelivered" {
  name = "${var.name}-uploads-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "uploads_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.uploads_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.uploads.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "uploads_undelivered" {
  queue_url = aws_sqs_queue.uploads_undelivered.url
  policy    = data.aws_iam_policy_document.uploads_undelivered.json
}

resource "aws_lambda_permission" "uploads" {
  statement_id  = "uploads"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.uploads.arn
}
