resource "aws_s3_bucket" "files" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  # checkov:skip=CKV_AWS_145:S3 encrypts with a key of its own (SSE-S3); no customer key was asked for
  bucket = var.files_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "files" {
  bucket = aws_s3_bucket.files.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# An object that is overwritten before the function came to it can still be read, by the version in the event.
resource "aws_s3_bucket_versioning" "files" {
  bucket = aws_s3_bucket.files.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "files" {
  bucket = aws_s3_bucket.files.bucket

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
  depends_on = [aws_s3_bucket_versioning.files]
}

data "aws_iam_policy_document" "files_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.files.arn, "${aws_s3_bucket.files.arn}/*"]

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

resource "aws_s3_bucket_policy" "files" {
  bucket = aws_s3_bucket.files.bucket
  policy = data.aws_iam_policy_document.files_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.files]
}

data "aws_iam_policy_document" "files_objects" {
  statement {
    sid       = "ReadWhatChanged"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.files.arn}/suppliers/new files/*"]
  }
}

resource "aws_iam_role_policy" "files_objects" {
  name   = "objects-files"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.files_objects.json
}

# A bucket has one configuration of notifications, and this is it: a second aws_s3_bucket_notification for the bucket,
# here or in any other state, silently deletes this one. Whoever else needs its events listens through EventBridge.
resource "aws_s3_bucket_notification" "files" {
  bucket = aws_s3_bucket.files.bucket

  queue {
    id        = "${var.name}-files"
    queue_arn = aws_sqs_queue.files.arn
    events    = ["s3:ObjectCreated:*"]

    # Special characters stand here as S3 writes them into events: a space as +, others percent-encoded.
    filter_prefix = "suppliers/new+files/"
  }

  # S3 tries out the target before it accepts the notification; and the first event must find the function's rights.
  depends_on = [aws_sqs_queue_policy.files, aws_iam_role_policy.files_objects]
}

resource "aws_sqs_queue" "files" {
  name = "${var.name}-files"

  # Time to fill a batch, to work on it, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout + 5
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.files_dead_letter.arn
    maxReceiveCount     = 5
  })

  sqs_managed_sse_enabled = true

  tags = var.tags
}

# Where a message ends that failed 5 times. A message keeps its age when it moves here, so this queue keeps longer.
resource "aws_sqs_queue" "files_dead_letter" {
  name = "${var.name}-files-dead-letter"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "files_queue" {
  statement {
    sid       = "Deliver"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.files.arn]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_s3_bucket.files.arn]
    }

    # The source's ARN names no account, and somebody else could own that name one day.
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [split(":", aws_lambda_function.this.arn)[4]]
    }
  }
}

resource "aws_sqs_queue_policy" "files" {
  queue_url = aws_sqs_queue.files.url
  policy    = data.aws_iam_policy_document.files_queue.json
}

data "aws_iam_policy_document" "files_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.files.arn]
  }
}

resource "aws_iam_role_policy" "files_poll" {
  name   = "poll-files"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.files_poll.json
}

resource "aws_lambda_event_source_mapping" "files" {
  event_source_arn = aws_sqs_queue.files.arn
  function_name    = aws_lambda_function.this.arn

  batch_size                         = 3
  maximum_batching_window_in_seconds = 5

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  # Back-pressure: past this many invocations at a time, messages wait in the queue.
  scaling_config {
    maximum_concurrency = 5
  }

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.files_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.files.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
      error_message = "The queue's visibility timeout must be at least six times the function's timeout plus the batching window, or messages reappear while they are being handled."
    }

    precondition {
      condition     = aws_lambda_function.this.reserved_concurrent_executions >= 5
      error_message = "The function's reserved concurrency must be at least the mapping's maximum concurrency, or throttled messages end in the dead-letter queue."
    }
  }
}
