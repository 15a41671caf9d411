# Firehose names a version when it calls: what it may call and what it calls are one value.
locals {
  orders_processor_arn = "${aws_lambda_function.this.arn}:$LATEST"
}

resource "aws_s3_bucket" "orders" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  bucket = var.orders_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "orders" {
  bucket = aws_s3_bucket.orders.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "orders" {
  bucket = aws_s3_bucket.orders.bucket

  rule {
    # One data key for many objects: far fewer calls to KMS.
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this.arn
    }
  }
}

# What was overwritten or deleted by mistake can be had back for 30 days.
resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.orders.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "orders" {
  bucket = aws_s3_bucket.orders.bucket

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
  depends_on = [aws_s3_bucket_versioning.orders]
}

data "aws_iam_policy_document" "orders_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.orders.arn, "${aws_s3_bucket.orders.arn}/*"]

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

resource "aws_s3_bucket_policy" "orders" {
  bucket = aws_s3_bucket.orders.bucket
  policy = data.aws_iam_policy_document.orders_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.orders]
}

data "aws_iam_policy_document" "orders_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["firehose.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "orders" {
  name               = "${var.name}-orders"
  description        = "Lets Firehose call ${var.name} and store what it answers."
  assume_role_policy = data.aws_iam_policy_document.orders_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "orders" {
  statement {
    sid       = "TransformRecords"
    actions   = ["lambda:InvokeFunction", "lambda:GetFunctionConfiguration"]
    resources = [local.orders_processor_arn]
  }

  statement {
    sid       = "StoreObjects"
    actions   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
    resources = ["${aws_s3_bucket.orders.arn}/*"]
  }

  statement {
    sid       = "FindUploads"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
    resources = [aws_s3_bucket.orders.arn]
  }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.orders_delivery.arn}:*"]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.this.arn]
  }
}

resource "aws_iam_role_policy" "orders" {
  name   = "transform-and-store"
  role   = aws_iam_role.orders.id
  policy = data.aws_iam_policy_document.orders.json
}

# Why Firehose could not call the function or write into the bucket stands here and nowhere else.
resource "aws_cloudwatch_log_group" "orders_delivery" {
  name              = "/aws/kinesisfirehose/${var.name}-orders"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.this.arn

  tags = var.tags
}

resource "aws_cloudwatch_log_stream" "orders_delivery" {
  name           = "destination"
  log_group_name = aws_cloudwatch_log_group.orders_delivery.name
}

resource "aws_cloudwatch_log_stream" "orders_backup" {
  name           = "backup"
  log_group_name = aws_cloudwatch_log_group.orders_delivery.name
}

resource "aws_kinesis_firehose_delivery_stream" "orders" {
  name        = "${var.name}-orders"
  destination = "extended_s3"

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = aws_kms_key.this.arn
  }

  extended_s3_configuration {
    role_arn   = aws_iam_role.orders.arn
    bucket_arn = aws_s3_bucket.orders.arn

    # The keys are what the handler gives each record; one without them ends with those that failed.
    prefix = "records/customer=!{partitionKeyFromLambda:customer}/kind=!{partitionKeyFromLambda:kind}/!{timestamp:yyyy/MM/dd/HH}/"

    # Records that could not be changed end under processing-failed/, by the hour.
    error_output_prefix = "!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/"

    buffering_size     = 64
    buffering_interval = 60
    compression_format = "GZIP"
    kms_key_arn        = aws_kms_key.this.arn

    # Once enabled it cannot be disabled.
    dynamic_partitioning_configuration {
      enabled = true
    }

    processing_configuration {
      enabled = true

      # Values are text, and the provider forgets one that is Firehose's default: written here, it would differ in each plan.
      processors {
        type = "Lambda"

        parameters {
          parameter_name  = "LambdaArn"
          parameter_value = local.orders_processor_arn
        }

        parameters {
          parameter_name  = "BufferSizeInMBs"
          parameter_value = "3"
        }

        parameters {
          parameter_name  = "NumberOfRetries"
          parameter_value = "5"
        }
      }
    }

    # Each record as it came, for the day on which the handler turns out to be wrong. Once enabled it cannot be disabled.
    s3_backup_mode = "Enabled"

    s3_backup_configuration {
      role_arn            = aws_iam_role.orders.arn
      bucket_arn          = aws_s3_bucket.orders.arn
      prefix              = "source/!{timestamp:yyyy/MM/dd/HH}/"
      error_output_prefix = "source-!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/"
      compression_format  = "GZIP"
      kms_key_arn         = aws_kms_key.this.arn

      cloudwatch_logging_options {
        enabled         = true
        log_group_name  = aws_cloudwatch_log_group.orders_delivery.name
        log_stream_name = aws_cloudwatch_log_stream.orders_backup.name
      }
    }

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.orders_delivery.name
      log_stream_name = aws_cloudwatch_log_stream.orders_delivery.name
    }
  }

  tags = var.tags

  # A stream whose role may do nothing yet fails its first records.
  depends_on = [aws_iam_role_policy.orders]

  lifecycle {
    precondition {
      condition     = aws_lambda_function.this.timeout <= 300
      error_message = "Firehose waits for a function for five minutes at most: a batch that takes longer fails, whatever the function makes of it."
    }
  }
}
