resource "aws_s3_bucket" "invoices" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  bucket = var.invoices_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "invoices" {
  bucket = aws_s3_bucket.invoices.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "invoices" {
  bucket = aws_s3_bucket.invoices.bucket

  rule {
    # One data key for many objects: far fewer calls to KMS.
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this.arn
    }
  }
}

# An object that is overwritten before the function came to it can still be read, by the version in the event.
resource "aws_s3_bucket_versioning" "invoices" {
  bucket = aws_s3_bucket.invoices.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "invoices" {
  bucket = aws_s3_bucket.invoices.bucket

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
  depends_on = [aws_s3_bucket_versioning.invoices]
}

data "aws_iam_policy_document" "invoices_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.invoices.arn, "${aws_s3_bucket.invoices.arn}/*"]

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

resource "aws_s3_bucket_policy" "invoices" {
  bucket = aws_s3_bucket.invoices.bucket
  policy = data.aws_iam_policy_document.invoices_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.invoices]
}

# It reads and writes the same bucket. These two may never overlap: what it writes would set it off again, for ever.
locals {
  invoices_input  = "incoming/"
  invoices_output = "processed/"
}

data "aws_iam_policy_document" "invoices_objects" {
  statement {
    sid       = "ReadWhatChanged"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.invoices.arn}/${local.invoices_input}*"]
  }

  statement {
    sid       = "WriteResults"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.invoices.arn}/${local.invoices_output}*"]
  }
}

resource "aws_iam_role_policy" "invoices_objects" {
  name   = "objects-invoices"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.invoices_objects.json
}

resource "aws_lambda_permission" "invoices" {
  statement_id  = "invoices"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = aws_s3_bucket.invoices.arn

  # The source's ARN names no account, and somebody else could own that name one day.
  source_account = split(":", aws_lambda_function.this.arn)[4]
}

# A bucket has one configuration of notifications, and this is it: a second aws_s3_bucket_notification for the bucket,
# here or in any other state, silently deletes this one. Whoever else needs its events listens through EventBridge.
resource "aws_s3_bucket_notification" "invoices" {
  bucket = aws_s3_bucket.invoices.bucket

  lambda_function {
    id                  = "${var.name}-invoices"
    lambda_function_arn = aws_lambda_function.this.arn
    events              = ["s3:ObjectCreated:*"]

    filter_prefix = local.invoices_input
    filter_suffix = ".pdf"
  }

  # S3 tries out the target before it accepts the notification; and the first event must find the function's rights.
  depends_on = [aws_lambda_permission.invoices, aws_iam_role_policy.invoices_objects]

  lifecycle {
    precondition {
      condition     = !startswith(local.invoices_output, local.invoices_input) && !startswith(local.invoices_input, local.invoices_output)
      error_message = "The prefix that the function reads and the one that it writes must not overlap, or it sets itself off, for ever."
    }
  }
}
