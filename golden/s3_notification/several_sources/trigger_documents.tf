data "aws_iam_policy_document" "documents_objects" {
  statement {
    sid       = "ReadWhatChanged"
    actions   = ["s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectTagging", "s3:GetObjectAcl"]
    resources = ["${var.documents_bucket_arn}/public/*"]
  }
}

resource "aws_iam_role_policy" "documents_objects" {
  name   = "objects-documents"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.documents_objects.json
}

resource "aws_cloudwatch_event_rule" "documents" {
  name        = "${var.name}-documents"
  description = "What sets ${var.name} off."

  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Created", "Object Tags Added", "Object Tags Deleted", "Object ACL Updated"]
    detail = {
      bucket = {
        name = [split(":::", var.documents_bucket_arn)[1]]
      }
      object = {
        key = [{ wildcard = "public/*.pdf" }]
      }
    }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "documents" {
  rule      = aws_cloudwatch_event_rule.documents.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.documents_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.documents, aws_sqs_queue_policy.documents_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "documents_undelivered" {
  name = "${var.name}-documents-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "documents_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.documents_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.documents.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "documents_undelivered" {
  queue_url = aws_sqs_queue.documents_undelivered.url
  policy    = data.aws_iam_policy_document.documents_undelivered.json
}

resource "aws_lambda_permission" "documents" {
  statement_id  = "documents"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.documents.arn
}
