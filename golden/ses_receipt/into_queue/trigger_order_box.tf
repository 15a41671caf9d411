locals {
  # SES tries out what the rule uses when it is made, so the policies that let it have to name the rule before it exists.
  # Its ARN begins as the function's.
  order_box_rule_arn = "${replace(split(":function:", aws_lambda_function.this.arn)[0], ":lambda:", ":ses:")}:receipt-rule-set/${var.order_box_rule_set_name}:receipt-rule/${var.name}-order-box"
}

# Mails are here before the function hears of them: its event holds the headers only.
resource "aws_s3_bucket" "order_box" {
  # checkov:skip=CKV_AWS_18:Access logs go to a bucket for logs, which is the account's and not this module's
  # checkov:skip=CKV_AWS_144:Nobody asked for a copy in another Region
  bucket = var.order_box_bucket_name

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "order_box" {
  bucket = aws_s3_bucket.order_box.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "order_box" {
  bucket = aws_s3_bucket.order_box.bucket

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
resource "aws_s3_bucket_versioning" "order_box" {
  bucket = aws_s3_bucket.order_box.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "order_box" {
  bucket = aws_s3_bucket.order_box.bucket

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
  depends_on = [aws_s3_bucket_versioning.order_box]
}

data "aws_iam_policy_document" "order_box_bucket" {
  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.order_box.arn, "${aws_s3_bucket.order_box.arn}/*"]

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
    resources = ["${aws_s3_bucket.order_box.arn}/*"]

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
      values   = [local.order_box_rule_arn]
    }
  }
}

resource "aws_s3_bucket_policy" "order_box" {
  bucket = aws_s3_bucket.order_box.bucket
  policy = data.aws_iam_policy_document.order_box_bucket.json

  # S3 refuses to change both at once.
  depends_on = [aws_s3_bucket_public_access_block.order_box]
}

data "aws_iam_policy_document" "order_box_mails" {
  statement {
    sid       = "ReadMails"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.order_box.arn}/*"]
  }
}

resource "aws_iam_role_policy" "order_box_mails" {
  name   = "mails-order-box"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.order_box_mails.json
}

# SES puts nothing into a queue, but it tells a topic of each mail that it stored.
resource "aws_sns_topic" "order_box" {
  name = "${var.name}-order-box"

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "order_box_topic" {
  statement {
    sid       = "PublishFromReceiptRule"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.order_box.arn]

    principals {
      type        = "Service"
      identifiers = ["ses.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [aws_sns_topic.order_box.owner]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [local.order_box_rule_arn]
    }
  }
}

resource "aws_sns_topic_policy" "order_box" {
  arn    = aws_sns_topic.order_box.arn
  policy = data.aws_iam_policy_document.order_box_topic.json
}

resource "aws_sns_topic_subscription" "order_box" {
  topic_arn = aws_sns_topic.order_box.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.order_box.arn

  # The body of a message in the queue is the message itself, as the handler reads it, without SNS's envelope.
  raw_message_delivery = true

  # What could not be delivered at all never reaches the queue's own dead-letter queue.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.order_box_undelivered.arn
  })

  # SNS drops a message that it may neither deliver nor keep.
  depends_on = [aws_sqs_queue_policy.order_box, aws_sqs_queue_policy.order_box_undelivered]
}

# Where an event ends that SNS could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "order_box_undelivered" {
  name = "${var.name}-order-box-undelivered"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "order_box_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.order_box_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.order_box.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "order_box_undelivered" {
  queue_url = aws_sqs_queue.order_box_undelivered.url
  policy    = data.aws_iam_policy_document.order_box_undelivered.json
}

resource "aws_ses_receipt_rule" "order_box" {
  name          = "${var.name}-order-box"
  rule_set_name = var.order_box_rule_set_name
  recipients    = var.order_box_recipients
  enabled       = true

  # SES acts on none of the verdicts itself: the handler does.
  scan_enabled = true
  tls_policy   = "Require"

  # No key here, although there is an argument for it: SES would encrypt by itself, in a way that only the SDKs for Java
  # and Ruby can read. The bucket encrypts.
  s3_action {
    position    = 1
    bucket_name = aws_s3_bucket.order_box.bucket
    topic_arn   = aws_sns_topic.order_box.arn
  }

  # SES tries out the bucket and the topic before it accepts the rule; and the first mail must find its way to the queue.
  depends_on = [aws_s3_bucket_policy.order_box, aws_sns_topic_policy.order_box, aws_sns_topic_subscription.order_box]
}

resource "aws_sqs_queue" "order_box" {
  name = "${var.name}-order-box"

  # Time to fill a batch, to work on it, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout + 5
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.order_box_dead_letter.arn
    maxReceiveCount     = 5
  })

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

# Where a message ends that failed 5 times. A message keeps its age when it moves here, so this queue keeps longer.
resource "aws_sqs_queue" "order_box_dead_letter" {
  name = "${var.name}-order-box-dead-letter"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "order_box_queue" {
  statement {
    sid       = "Deliver"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.order_box.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.order_box.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "order_box" {
  queue_url = aws_sqs_queue.order_box.url
  policy    = data.aws_iam_policy_document.order_box_queue.json
}

data "aws_iam_policy_document" "order_box_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.order_box.arn]
  }
}

resource "aws_iam_role_policy" "order_box_poll" {
  name   = "poll-order-box"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.order_box_poll.json
}

resource "aws_lambda_event_source_mapping" "order_box" {
  event_source_arn = aws_sqs_queue.order_box.arn
  function_name    = aws_lambda_function.this.arn

  batch_size                         = 1
  maximum_batching_window_in_seconds = 5

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  # Back-pressure: past this many invocations at a time, messages wait in the queue.
  scaling_config {
    maximum_concurrency = 2
  }

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.order_box_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.order_box.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
      error_message = "The queue's visibility timeout must be at least six times the function's timeout plus the batching window, or messages reappear while they are being handled."
    }

    precondition {
      condition     = aws_lambda_function.this.reserved_concurrent_executions >= 2
      error_message = "The function's reserved concurrency must be at least the mapping's maximum concurrency, or throttled messages end in the dead-letter queue."
    }
  }
}
