resource "aws_s3_bucket" "archive" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  # checkov:skip=CKV_AWS_145:S3 encrypts with a key of its own (SSE-S3); no customer key was asked for
  bucket = var.archive_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "archive" {
  bucket = aws_s3_bucket.archive.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# What was overwritten or deleted by mistake can be had back for 30 days.
resource "aws_s3_bucket_versioning" "archive" {
  bucket = aws_s3_bucket.archive.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "archive" {
  bucket = aws_s3_bucket.archive.bucket

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

  rule {
    id     = "age"
    status = "Enabled"

    filter {
      prefix = "records/"
    }

    transition {
      days          = 30
      storage_class = "STANDARD_IA"
    }

    expiration {
      days = 365
    }
  }

  # Rules on replaced versions mean nothing before versions are kept.
  depends_on = [aws_s3_bucket_versioning.archive]
}

data "aws_iam_policy_document" "archive_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.archive.arn, "${aws_s3_bucket.archive.arn}/*"]

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

resource "aws_s3_bucket_policy" "archive" {
  bucket = aws_s3_bucket.archive.bucket
  policy = data.aws_iam_policy_document.archive_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.archive]
}

# The bucket sends every event to the default bus; the rule below picks out what matters here. A bucket has one
# configuration of notifications: another aws_s3_bucket_notification for it would turn this off without a word.
resource "aws_s3_bucket_notification" "archive" {
  bucket      = aws_s3_bucket.archive.bucket
  eventbridge = true
}

data "aws_iam_policy_document" "archive_objects" {
  statement {
    sid       = "ReadWhatChanged"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.archive.arn}/records/*"]
  }
}

resource "aws_iam_role_policy" "archive_objects" {
  name   = "objects-archive"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.archive_objects.json
}

resource "aws_cloudwatch_event_rule" "archive" {
  name        = "${var.name}-archive"
  description = "What sets ${var.name} off."

  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Deleted", "Object Storage Class Changed"]
    detail = {
      bucket = {
        name = [aws_s3_bucket.archive.bucket]
      }
      object = {
        key = [{ prefix = "records/" }]
      }
      reason        = [{ exists = false }, { anything-but = "DeleteObject" }]
      deletion-type = [{ exists = false }, "Delete Marker Created"]
    }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "archive" {
  rule      = aws_cloudwatch_event_rule.archive.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.archive_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.archive, aws_sqs_queue_policy.archive_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "archive_undelivered" {
  name = "${var.name}-archive-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "archive_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.archive_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.archive.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "archive_undelivered" {
  queue_url = aws_sqs_queue.archive_undelivered.url
  policy    = data.aws_iam_policy_document.archive_undelivered.json
}

resource "aws_lambda_permission" "archive" {
  statement_id  = "archive"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.archive.arn
}
