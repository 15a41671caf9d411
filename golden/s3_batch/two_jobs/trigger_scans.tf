# Manifests, which say what a job goes through, and reports, which say how it went.
resource "aws_s3_bucket" "scans" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  # checkov:skip=CKV_AWS_145:S3 encrypts with a key of its own (SSE-S3); no customer key was asked for
  bucket = var.scans_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "scans" {
  bucket = aws_s3_bucket.scans.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# What was overwritten or deleted by mistake can be had back for 30 days.
resource "aws_s3_bucket_versioning" "scans" {
  bucket = aws_s3_bucket.scans.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "scans" {
  bucket = aws_s3_bucket.scans.bucket

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
  depends_on = [aws_s3_bucket_versioning.scans]
}

data "aws_iam_policy_document" "scans_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.scans.arn, "${aws_s3_bucket.scans.arn}/*"]

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

resource "aws_s3_bucket_policy" "scans" {
  bucket = aws_s3_bucket.scans.bucket
  policy = data.aws_iam_policy_document.scans_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.scans]
}

# There is no Terraform resource for a job: it is a run, not a thing that exists. Whoever starts one passes this role on.
data "aws_iam_policy_document" "scans_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["batchoperations.s3.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "scans" {
  name               = "${var.name}-scans"
  description        = "Lets S3 Batch Operations call ${var.name} for each object of a job."
  assume_role_policy = data.aws_iam_policy_document.scans_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "scans" {
  statement {
    sid       = "DoTasks"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }

  statement {
    sid       = "ReadManifests"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.scans.arn}/manifests/*"]
  }

  statement {
    sid       = "WriteReports"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.scans.arn}/reports/*"]
  }

  statement {
    sid       = "FindBucket"
    actions   = ["s3:GetBucketLocation"]
    resources = [aws_s3_bucket.scans.arn]
  }
}

resource "aws_iam_role_policy" "scans" {
  name   = "jobs"
  role   = aws_iam_role.scans.id
  policy = data.aws_iam_policy_document.scans.json
}

data "aws_iam_policy_document" "scans_objects" {
  statement {
    sid       = "ReadObjects"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${var.scans_objects_bucket_arn}/*"]
  }
}

resource "aws_iam_role_policy" "scans_objects" {
  name   = "objects-scans"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.scans_objects.json
}

# S3 Batch Operations has no metric of its own: CloudTrail tells EventBridge of a job that failed, where the account has a
# trail. The notice does not say which function the job called, so this is every job of the account in this Region.
resource "aws_cloudwatch_event_rule" "scans" {
  name        = "${var.name}-scans"
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

resource "aws_cloudwatch_event_target" "scans" {
  rule = aws_cloudwatch_event_rule.scans.name
  arn  = aws_sqs_queue.scans_failed_jobs.arn

  # A target that may not be written to loses what it should have got.
  depends_on = [aws_sqs_queue_policy.scans_failed_jobs]
}

resource "aws_sqs_queue" "scans_failed_jobs" {
  name = "${var.name}-scans-failed-jobs"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "scans_failed_jobs" {
  statement {
    sid       = "KeepFailedJobs"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.scans_failed_jobs.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.scans.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "scans_failed_jobs" {
  queue_url = aws_sqs_queue.scans_failed_jobs.url
  policy    = data.aws_iam_policy_document.scans_failed_jobs.json
}
