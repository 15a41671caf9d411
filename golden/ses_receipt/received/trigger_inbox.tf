locals {
  # SES tries out what the rule uses when it is made, so the policies that let it have to name the rule before it exists.
  # Its ARN begins as the function's.
  inbox_rule_arn = "${replace(split(":function:", aws_lambda_function.this.arn)[0], ":lambda:", ":ses:")}:receipt-rule-set/${var.inbox_rule_set_name}:receipt-rule/${var.name}-inbox"
}

# Mails are here before the function hears of them: its event holds the headers only.
resource "aws_s3_bucket" "inbox" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  # checkov:skip=CKV_AWS_145:S3 encrypts with a key of its own (SSE-S3); no customer key was asked for
  bucket = var.inbox_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "inbox" {
  bucket = aws_s3_bucket.inbox.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# What was overwritten or deleted by mistake can be had back for 30 days.
resource "aws_s3_bucket_versioning" "inbox" {
  bucket = aws_s3_bucket.inbox.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "inbox" {
  bucket = aws_s3_bucket.inbox.bucket

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
  depends_on = [aws_s3_bucket_versioning.inbox]
}

data "aws_iam_policy_document" "inbox_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.inbox.arn, "${aws_s3_bucket.inbox.arn}/*"]

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
    resources = ["${aws_s3_bucket.inbox.arn}/*"]

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
      values   = [local.inbox_rule_arn]
    }
  }
}

resource "aws_s3_bucket_policy" "inbox" {
  bucket = aws_s3_bucket.inbox.bucket
  policy = data.aws_iam_policy_document.inbox_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.inbox]
}

data "aws_iam_policy_document" "inbox_mails" {
  statement {
    sid       = "ReadMails"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.inbox.arn}/*"]
  }
}

resource "aws_iam_role_policy" "inbox_mails" {
  name   = "mails-inbox"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.inbox_mails.json
}

resource "aws_lambda_permission" "inbox" {
  statement_id  = "inbox"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "ses.amazonaws.com"
  source_arn    = local.inbox_rule_arn
}

resource "aws_ses_receipt_rule" "inbox" {
  name          = "${var.name}-inbox"
  rule_set_name = var.inbox_rule_set_name
  recipients    = var.inbox_recipients
  enabled       = true

  # SES acts on none of the verdicts itself: the handler does.
  scan_enabled = true
  tls_policy   = "Require"

  # No key here, although there is an argument for it: SES would encrypt by itself, in a way that only the SDKs for Java
  # and Ruby can read. The bucket encrypts.
  s3_action {
    position    = 1
    bucket_name = aws_s3_bucket.inbox.bucket
  }

  lambda_action {
    position        = 2
    function_arn    = aws_lambda_function.this.arn
    invocation_type = "Event"
  }

  # SES tries out bucket and function before it accepts the rule; and the first mail must find the function's rights.
  depends_on = [aws_s3_bucket_policy.inbox, aws_lambda_permission.inbox, aws_iam_role_policy.inbox_mails]
}
