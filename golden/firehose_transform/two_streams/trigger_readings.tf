# Firehose names a version when it calls: what it may call and what it calls are one value.
locals {
  readings_processor_arn = "${aws_lambda_function.this.arn}:$LATEST"
}

data "aws_iam_policy_document" "readings_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["firehose.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "readings" {
  name               = "${var.name}-readings"
  description        = "Lets Firehose call ${var.name} and store what it answers."
  assume_role_policy = data.aws_iam_policy_document.readings_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "readings" {
  statement {
    sid       = "TransformRecords"
    actions   = ["lambda:InvokeFunction", "lambda:GetFunctionConfiguration"]
    resources = [local.readings_processor_arn]
  }

  statement {
    sid       = "StoreObjects"
    actions   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
    resources = ["${var.readings_bucket_arn}/*"]
  }

  statement {
    sid       = "FindUploads"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
    resources = [var.readings_bucket_arn]
  }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.readings_delivery.arn}:*"]
  }
}

resource "aws_iam_role_policy" "readings" {
  name   = "transform-and-store"
  role   = aws_iam_role.readings.id
  policy = data.aws_iam_policy_document.readings.json
}

# Why Firehose could not call the function or write into the bucket stands here and nowhere else.
resource "aws_cloudwatch_log_group" "readings_delivery" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  name              = "/aws/kinesisfirehose/${var.name}-readings"
  retention_in_days = 365

  tags = var.tags
}

resource "aws_cloudwatch_log_stream" "readings_delivery" {
  name           = "destination"
  log_group_name = aws_cloudwatch_log_group.readings_delivery.name
}

resource "aws_kinesis_firehose_delivery_stream" "readings" {
  # checkov:skip=CKV_AWS_241:Firehose encrypts with a key that AWS owns; no customer key was asked for
  name        = "${var.name}-readings"
  destination = "extended_s3"

  server_side_encryption {
    enabled = true
  }

  extended_s3_configuration {
    role_arn   = aws_iam_role.readings.arn
    bucket_arn = var.readings_bucket_arn

    prefix = "records/!{timestamp:yyyy/MM/dd/HH}/"

    # Records that could not be changed end under processing-failed/, by the hour.
    error_output_prefix = "!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/"

    buffering_size     = 5
    buffering_interval = 0
    compression_format = "GZIP"

    processing_configuration {
      enabled = true

      # Values are text, and the provider forgets one that is Firehose's default: written here, it would differ in each plan.
      processors {
        type = "Lambda"

        parameters {
          parameter_name  = "LambdaArn"
          parameter_value = local.readings_processor_arn
        }

        parameters {
          parameter_name  = "BufferIntervalInSeconds"
          parameter_value = "0"
        }
      }
    }

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.readings_delivery.name
      log_stream_name = aws_cloudwatch_log_stream.readings_delivery.name
    }
  }

  tags = var.tags

  # A stream whose role may do nothing yet fails its first records.
  depends_on = [aws_iam_role_policy.readings]

  lifecycle {
    precondition {
      condition     = aws_lambda_function.this.timeout <= 300
      error_message = "Firehose waits for a function for five minutes at most: a batch that takes longer fails, whatever the function makes of it."
    }
  }
}
