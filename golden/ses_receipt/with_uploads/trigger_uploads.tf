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

data "aws_iam_policy_document" "uploads_objects" {
  statement {
    sid       = "ReadWhatChanged"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.uploads.arn}/claims/*"]
  }
}

resource "aws_iam_role_policy" "uploads_objects" {
  name   = "objects-uploads"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.uploads_objects.json
}

resource "aws_lambda_permission" "uploads" {
  statement_id  = "uploads"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = aws_s3_bucket.uploads.arn

  # The source's ARN names no account, and somebody else could own that name one day.
  source_account = split(":", aws_lambda_function.this.arn)[4]
}

# A bucket has one configuration of notifications, and this is it: a second aws_s3_bucket_notification for the bucket,
# here or in any other state, silently deletes this one. Whoever else needs its events listens through EventBridge.
resource "aws_s3_bucket_notification" "uploads" {
  bucket = aws_s3_bucket.uploads.bucket

  lambda_function {
    id                  = "${var.name}-uploads"
    lambda_function_arn = aws_lambda_function.this.arn
    events              = ["s3:ObjectCreated:*"]

    filter_prefix = "claims/"
  }

  # S3 tries out the target before it accepts the notification; and the first event must find the function's rights.
  depends_on = [aws_lambda_permission.uploads, aws_iam_role_policy.uploads_objects]
}
