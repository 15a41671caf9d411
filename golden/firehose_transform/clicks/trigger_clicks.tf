# Firehose names a version when it calls: what it may call and what it calls are one value.
locals {
  clicks_processor_arn = "${aws_lambda_function.this.arn}:$LATEST"
}

resource "aws_s3_bucket" "clicks" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  # checkov:skip=CKV_AWS_145:S3 encrypts with a key of its own (SSE-S3); no customer key was asked for
  bucket = var.clicks_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "clicks" {
  bucket = aws_s3_bucket.clicks.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# What was overwritten or deleted by mistake can be had back for 30 days.
resource "aws_s3_bucket_versioning" "clicks" {
  bucket = aws_s3_bucket.clicks.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "clicks" {
  bucket = aws_s3_bucket.clicks.bucket

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
  depends_on = [aws_s3_bucket_versioning.clicks]
}

data "aws_iam_policy_document" "clicks_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.clicks.arn, "${aws_s3_bucket.clicks.arn}/*"]

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

resource "aws_s3_bucket_policy" "clicks" {
  bucket = aws_s3_bucket.clicks.bucket
  policy = data.aws_iam_policy_document.clicks_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.clicks]
}

data "aws_iam_policy_document" "clicks_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["firehose.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "clicks" {
  name               = "${var.name}-clicks"
  description        = "Lets Firehose call ${var.name} and store what it answers."
  assume_role_policy = data.aws_iam_policy_document.clicks_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "clicks" {
  statement {
    sid       = "TransformRecords"
    actions   = ["lambda:InvokeFunction", "lambda:GetFunctionConfiguration"]
    resources = [local.clicks_processor_arn]
  }

  statement {
    sid       = "StoreObjects"
    actions   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
    resources = ["${aws_s3_bucket.clicks.arn}/*"]
  }

  statement {
    sid       = "FindUploads"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
    resources = [aws_s3_bucket.clicks.arn]
  }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.clicks_delivery.arn}:*"]
  }
}

resource "aws_iam_role_policy" "clicks" {
  name   = "transform-and-store"
  role   = aws_iam_role.clicks.id
  policy = data.aws_iam_policy_document.clicks.json
}

# Why Firehose could not call the function or write into the bucket stands here and nowhere else.
resource "aws_cloudwatch_log_group" "clicks_delivery" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "/aws/kinesisfirehose/${var.name}-clicks"
  retention_in_days = 365

  tags = var.tags
}

resource "aws_cloudwatch_log_stream" "clicks_delivery" {
  name           = "destination"
  log_group_name = aws_cloudwatch_log_group.clicks_delivery.name
}

resource "aws_kinesis_firehose_delivery_stream" "clicks" {
  # checkov:skip=CKV_AWS_241:Firehose encrypts with a key that AWS owns; no customer key was asked for
  name        = "${var.name}-clicks"
  destination = "extended_s3"

  server_side_encryption {
    enabled = true
  }

  extended_s3_configuration {
    role_arn   = aws_iam_role.clicks.arn
    bucket_arn = aws_s3_bucket.clicks.arn

    prefix = "records/!{timestamp:yyyy/MM/dd/HH}/"

    # Records that could not be changed end under processing-failed/, by the hour.
    error_output_prefix = "!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/"

    buffering_size     = 5
    buffering_interval = 300
    compression_format = "GZIP"

    processing_configuration {
      enabled = true

      # Firehose's defaults hold: 1 MB or 60 seconds a batch, 3 retries. Written here they would differ in each plan.
      processors {
        type = "Lambda"

        parameters {
          parameter_name  = "LambdaArn"
          parameter_value = local.clicks_processor_arn
        }
      }
    }

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.clicks_delivery.name
      log_stream_name = aws_cloudwatch_log_stream.clicks_delivery.name
    }
  }

  tags = var.tags

  # A stream whose role may do nothing yet fails its first records.
  depends_on = [aws_iam_role_policy.clicks]

  lifecycle {
    precondition {
      condition     = aws_lambda_function.this.timeout <= 300
      error_message = "Firehose waits for a function for five minutes at most: a batch that takes longer fails, whatever the function makes of it."
    }
  }
}
