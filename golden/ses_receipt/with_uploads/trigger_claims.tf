locals {
  # SES tries out what the rule uses when it is made, so the policies that let it have to name the rule before it exists.
  # Its ARN begins as the function's.
  claims_rule_arn = "${replace(split(":function:", aws_lambda_function.this.arn)[0], ":lambda:", ":ses:")}:receipt-rule-set/${var.claims_rule_set_name}:receipt-rule/${var.name}-claims"
}

# Mails are here before the function hears of them: its event holds the headers only.
resource "aws_s3_bucket" "claims" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  # checkov:skip=CKV_AWS_145:S3 encrypts with a key of its own (SSE-S3); no customer key was asked for
  bucket = var.claims_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "claims" {
  bucket = aws_s3_bucket.claims.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# What was overwritten or deleted by mistake can be had back for 30 days.
resource "aws_s3_bucket_versioning" "claims" {
  bucket = aws_s3_bucket.claims.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "claims" {
  bucket = aws_s3_bucket.claims.bucket

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
  depends_on = [aws_s3_bucket_versioning.claims]
}

data "aws_iam_policy_document" "claims_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.claims.arn, "${aws_s3_bucket.claims.arn}/*"]

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

  statement {
    sid       = "Deliver"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.claims.arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["ses.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [split(":", aws_lambda_function.this.arn)[4]]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [local.claims_rule_arn]
    }
  }
}

resource "aws_s3_bucket_policy" "claims" {
  bucket = aws_s3_bucket.claims.bucket
  policy = data.aws_iam_policy_document.claims_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.claims]
}

data "aws_iam_policy_document" "claims_mails" {
  statement {
    sid       = "ReadMails"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.claims.arn}/*"]
  }
}

resource "aws_iam_role_policy" "claims_mails" {
  name   = "mails-claims"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.claims_mails.json
}

resource "aws_lambda_permission" "claims" {
  statement_id  = "claims"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "ses.amazonaws.com"
  source_arn    = local.claims_rule_arn
}

resource "aws_ses_receipt_rule" "claims" {
  name          = "${var.name}-claims"
  rule_set_name = var.claims_rule_set_name
  recipients    = var.claims_recipients
  enabled       = true

  # SES acts on none of the verdicts itself: the handler does.
  scan_enabled = true
  tls_policy   = "Optional"

  # No key here, although there is an argument for it: SES would encrypt by itself, in a way that only the SDKs for Java
  # and Ruby can read. The bucket encrypts.
  s3_action {
    position    = 1
    bucket_name = aws_s3_bucket.claims.bucket
  }

  lambda_action {
    position        = 2
    function_arn    = aws_lambda_function.this.arn
    invocation_type = "Event"
  }

  # SES tries out bucket and function before it accepts the rule; and the first mail must find the function's rights.
  depends_on = [aws_s3_bucket_policy.claims, aws_lambda_permission.claims, aws_iam_role_policy.claims_mails]
}
