resource "aws_s3_bucket" "large" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  bucket = var.large_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "large" {
  bucket = aws_s3_bucket.large.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "large" {
  bucket = aws_s3_bucket.large.bucket

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
resource "aws_s3_bucket_versioning" "large" {
  bucket = aws_s3_bucket.large.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "large" {
  bucket = aws_s3_bucket.large.bucket

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
  depends_on = [aws_s3_bucket_versioning.large]
}

data "aws_iam_policy_document" "large_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.large.arn, "${aws_s3_bucket.large.arn}/*"]

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

resource "aws_s3_bucket_policy" "large" {
  bucket = aws_s3_bucket.large.bucket
  policy = data.aws_iam_policy_document.large_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.large]
}

# The bucket sends every event to the default bus; the rule below picks out what matters here. A bucket has one
# configuration of notifications: another aws_s3_bucket_notification for it would turn this off without a word.
resource "aws_s3_bucket_notification" "large" {
  bucket      = aws_s3_bucket.large.bucket
  eventbridge = true
}

data "aws_iam_policy_document" "large_objects" {
  statement {
    sid       = "ReadWhatChanged"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.large.arn}/exports/*"]
  }
}

resource "aws_iam_role_policy" "large_objects" {
  name   = "objects-large"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.large_objects.json
}

resource "aws_cloudwatch_event_rule" "large" {
  name        = "${var.name}-large"
  description = "What sets ${var.name} off."

  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail = {
      bucket = {
        name = [aws_s3_bucket.large.bucket]
      }
      object = {
        key  = [{ prefix = "exports/" }]
        size = [{ numeric = [">", 1073741824] }]
      }
    }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "large" {
  rule      = aws_cloudwatch_event_rule.large.name
  target_id = "queue"
  arn       = aws_sqs_queue.large.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.large_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_sqs_queue_policy.large, aws_sqs_queue_policy.large_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "large_undelivered" {
  name = "${var.name}-large-undelivered"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "large_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.large_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.large.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "large_undelivered" {
  queue_url = aws_sqs_queue.large_undelivered.url
  policy    = data.aws_iam_policy_document.large_undelivered.json
}

resource "aws_sqs_queue" "large" {
  name = "${var.name}-large"

  # Time to fill a batch, to work on it, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout + 20
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.large_dead_letter.arn
    maxReceiveCount     = 5
  })

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

# Where a message ends that failed 5 times. A message keeps its age when it moves here, so this queue keeps longer.
resource "aws_sqs_queue" "large_dead_letter" {
  name = "${var.name}-large-dead-letter"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "large_queue" {
  statement {
    sid       = "Deliver"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.large.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.large.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "large" {
  queue_url = aws_sqs_queue.large.url
  policy    = data.aws_iam_policy_document.large_queue.json
}

data "aws_iam_policy_document" "large_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.large.arn]
  }
}

resource "aws_iam_role_policy" "large_poll" {
  name   = "poll-large"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.large_poll.json
}

resource "aws_lambda_event_source_mapping" "large" {
  event_source_arn = aws_sqs_queue.large.arn
  function_name    = aws_lambda_function.this.arn

  batch_size                         = 1
  maximum_batching_window_in_seconds = 20

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  # Back-pressure: past this many invocations at a time, messages wait in the queue.
  scaling_config {
    maximum_concurrency = 4
  }

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.large_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.large.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 20
      error_message = "The queue's visibility timeout must be at least six times the function's timeout plus the batching window, or messages reappear while they are being handled."
    }

    precondition {
      condition     = aws_lambda_function.this.reserved_concurrent_executions >= 4
      error_message = "The function's reserved concurrency must be at least the mapping's maximum concurrency, or throttled messages end in the dead-letter queue."
    }
  }
}
