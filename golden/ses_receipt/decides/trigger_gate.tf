locals {
  # SES tries out what the rule uses when it is made, so the policies that let it have to name the rule before it exists.
  # Its ARN begins as the function's.
  gate_rule_arn = "${replace(split(":function:", aws_lambda_function.this.arn)[0], ":lambda:", ":ses:")}:receipt-rule-set/${var.gate_rule_set_name}:receipt-rule/${var.name}-gate"
}

# Mails are here before the function hears of them: its event holds the headers only.
resource "aws_s3_bucket" "gate" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  bucket = var.gate_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "gate" {
  bucket = aws_s3_bucket.gate.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "gate" {
  bucket = aws_s3_bucket.gate.bucket

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
resource "aws_s3_bucket_versioning" "gate" {
  bucket = aws_s3_bucket.gate.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "gate" {
  bucket = aws_s3_bucket.gate.bucket

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
      prefix = ""
    }

    expiration {
      days = 90
    }
  }

  # Rules on replaced versions mean nothing before versions are kept.
  depends_on = [aws_s3_bucket_versioning.gate]
}

data "aws_iam_policy_document" "gate_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.gate.arn, "${aws_s3_bucket.gate.arn}/*"]

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
    resources = ["${aws_s3_bucket.gate.arn}/*"]

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
      values   = [local.gate_rule_arn]
    }
  }
}

resource "aws_s3_bucket_policy" "gate" {
  bucket = aws_s3_bucket.gate.bucket
  policy = data.aws_iam_policy_document.gate_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.gate]
}

data "aws_iam_policy_document" "gate_mails" {
  statement {
    sid       = "ReadMails"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.gate.arn}/*"]
  }
}

resource "aws_iam_role_policy" "gate_mails" {
  name   = "mails-gate"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.gate_mails.json
}

resource "aws_lambda_permission" "gate" {
  statement_id  = "gate"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "ses.amazonaws.com"
  source_arn    = local.gate_rule_arn
}

resource "aws_ses_receipt_rule" "gate" {
  name          = "${var.name}-gate"
  rule_set_name = var.gate_rule_set_name
  recipients    = var.gate_recipients
  enabled       = true

  # SES acts on none of the verdicts itself: the handler does.
  scan_enabled = true
  tls_policy   = "Require"

  # No key here, although there is an argument for it: SES would encrypt by itself, in a way that only the SDKs for Java
  # and Ruby can read. The bucket encrypts.
  s3_action {
    position    = 1
    bucket_name = aws_s3_bucket.gate.bucket
  }

  # SES waits for the answer, 30 s at most, which says whether the rules after this one see the mail.
  lambda_action {
    position        = 2
    function_arn    = aws_lambda_function.this.arn
    invocation_type = "RequestResponse"
  }

  # SES tries out bucket and function before it accepts the rule; and the first mail must find the function's rights.
  depends_on = [aws_s3_bucket_policy.gate, aws_lambda_permission.gate, aws_iam_role_policy.gate_mails]

  lifecycle {
    precondition {
      condition     = aws_lambda_function.this.timeout <= 30
      error_message = "SES waits 30 seconds for the answer; what the function says later decides nothing, and no alarm tells of it."
    }
  }
}
