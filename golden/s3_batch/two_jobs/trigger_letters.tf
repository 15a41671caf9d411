# Manifests, which say what a job goes through, and reports, which say how it went.
resource "aws_s3_bucket" "letters" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  # checkov:skip=CKV_AWS_145:S3 encrypts with a key of its own (SSE-S3); no customer key was asked for
  bucket = var.letters_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "letters" {
  bucket = aws_s3_bucket.letters.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# What was overwritten or deleted by mistake can be had back for 30 days.
resource "aws_s3_bucket_versioning" "letters" {
  bucket = aws_s3_bucket.letters.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "letters" {
  bucket = aws_s3_bucket.letters.bucket

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
      days = 365
    }
  }

  # Rules on replaced versions mean nothing before versions are kept.
  depends_on = [aws_s3_bucket_versioning.letters]
}

data "aws_iam_policy_document" "letters_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.letters.arn, "${aws_s3_bucket.letters.arn}/*"]

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

resource "aws_s3_bucket_policy" "letters" {
  bucket = aws_s3_bucket.letters.bucket
  policy = data.aws_iam_policy_document.letters_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.letters]
}

# There is no Terraform resource for a job: it is a run, not a thing that exists. Whoever starts one passes this role on.
data "aws_iam_policy_document" "letters_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["batchoperations.s3.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "letters" {
  name               = "${var.name}-letters"
  description        = "Lets S3 Batch Operations call ${var.name} for each object of a job."
  assume_role_policy = data.aws_iam_policy_document.letters_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "letters" {
  statement {
    sid       = "DoTasks"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }

  statement {
    sid       = "ReadManifests"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.letters.arn}/manifests/*"]
  }

  statement {
    sid       = "WriteReports"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.letters.arn}/reports/*"]
  }

  statement {
    sid       = "FindBucket"
    actions   = ["s3:GetBucketLocation"]
    resources = [aws_s3_bucket.letters.arn]
  }
}

resource "aws_iam_role_policy" "letters" {
  name   = "jobs"
  role   = aws_iam_role.letters.id
  policy = data.aws_iam_policy_document.letters.json
}

data "aws_iam_policy_document" "letters_objects" {
  statement {
    sid       = "ReadObjects"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${var.letters_objects_bucket_arn}/*"]
  }
}

resource "aws_iam_role_policy" "letters_objects" {
  name   = "objects-letters"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.letters_objects.json
}

# S3 Batch Operations has no metric of its own: CloudTrail tells EventBridge of a job that failed, where the account has a
# trail. The notice does not say which function the job called, so this is every job of the account in this Region.
resource "aws_cloudwatch_event_rule" "letters" {
  name        = "${var.name}-letters"
  description = "Jobs of S3 Batch Operations that failed."

  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["AWS Service Event via CloudTrail"]
    detail = {
      eventSource         = ["s3.amazonaws.com"]
      eventName           = ["JobStatusChanged"]
      serviceEventDetails = { status = ["Failed"] }
    }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "letters" {
  rule = aws_cloudwatch_event_rule.letters.name
  arn  = aws_sqs_queue.letters_failed_jobs.arn

  # A target that may not be written to loses what it should have got.
  depends_on = [aws_sqs_queue_policy.letters_failed_jobs]
}

resource "aws_sqs_queue" "letters_failed_jobs" {
  name = "${var.name}-letters-failed-jobs"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "letters_failed_jobs" {
  statement {
    sid       = "KeepFailedJobs"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.letters_failed_jobs.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.letters.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "letters_failed_jobs" {
  queue_url = aws_sqs_queue.letters_failed_jobs.url
  policy    = data.aws_iam_policy_document.letters_failed_jobs.json
}
