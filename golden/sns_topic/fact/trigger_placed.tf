resource "aws_sns_topic" "placed" {
  # checkov:skip=CKV_AWS_26:Under the key that AWS manages neither an AWS service nor another account could publish; `encryption: customer_key` makes a key that can be shared
  name = "${var.name}-placed"

  tags = var.tags
}

data "aws_iam_policy_document" "placed_topic" {
  # Who in this account may publish is said in policies of their own; nobody outside it may.
  statement {
    sid       = "PublishFromThisAccount"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.placed.arn]

    principals {
      type        = "AWS"
      identifiers = [aws_sns_topic.placed.owner]
    }
  }

  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.placed.arn]

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

resource "aws_sns_topic_policy" "placed" {
  arn    = aws_sns_topic.placed.arn
  policy = data.aws_iam_policy_document.placed_topic.json
}

resource "aws_sns_topic_subscription" "placed" {
  topic_arn = aws_sns_topic.placed.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.this.arn

  # What could not be delivered at all never reaches the function's own failure path.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.placed_undelivered.arn
  })

  # SNS drops a message that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.placed, aws_sqs_queue_policy.placed_undelivered]
}

# Where an event ends that SNS could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "placed_undelivered" {
  name = "${var.name}-placed-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "placed_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.placed_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.placed.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "placed_undelivered" {
  queue_url = aws_sqs_queue.placed_undelivered.url
  policy    = data.aws_iam_policy_document.placed_undelivered.json
}

resource "aws_lambda_permission" "placed" {
  statement_id  = "placed"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.placed.arn
}
