resource "aws_s3_bucket" "catalogue" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  # checkov:skip=CKV_AWS_145:S3 encrypts with a key of its own (SSE-S3); no customer key was asked for
  bucket = var.catalogue_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "catalogue" {
  bucket = aws_s3_bucket.catalogue.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# What was overwritten or deleted by mistake can be had back for 30 days.
resource "aws_s3_bucket_versioning" "catalogue" {
  bucket = aws_s3_bucket.catalogue.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "catalogue" {
  bucket = aws_s3_bucket.catalogue.bucket

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
  depends_on = [aws_s3_bucket_versioning.catalogue]
}

data "aws_iam_policy_document" "catalogue_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.catalogue.arn, "${aws_s3_bucket.catalogue.arn}/*"]

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

resource "aws_s3_bucket_policy" "catalogue" {
  bucket = aws_s3_bucket.catalogue.bucket
  policy = data.aws_iam_policy_document.catalogue_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.catalogue]
}

resource "aws_lambda_permission" "catalogue" {
  statement_id  = "catalogue"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = aws_s3_bucket.catalogue.arn

  # The source's ARN names no account, and somebody else could own that name one day.
  source_account = split(":", aws_lambda_function.this.arn)[4]
}

# A bucket has one configuration of notifications, and this is it: a second aws_s3_bucket_notification for the bucket,
# here or in any other state, silently deletes this one. Whoever else needs its events listens through EventBridge.
resource "aws_s3_bucket_notification" "catalogue" {
  bucket = aws_s3_bucket.catalogue.bucket

  lambda_function {
    id                  = "${var.name}-catalogue"
    lambda_function_arn = aws_lambda_function.this.arn
    events              = ["s3:ObjectRemoved:*"]
  }

  # S3 tries out the target before it accepts the notification.
  depends_on = [aws_lambda_permission.catalogue]
}
