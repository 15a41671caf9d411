resource "aws_sns_topic" "alarms" {
  name = "${var.name}-alarms"

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "alarms_topic" {
  statement {
    sid       = "PublishFromAlarms"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [aws_sns_topic.alarms.owner]
    }
  }

  # Who in this account may publish is said in policies of their own; nobody outside it may.
  statement {
    sid       = "PublishFromThisAccount"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "AWS"
      identifiers = [aws_sns_topic.alarms.owner]
    }
  }

  statement {
    sid       = "RefuseWithoutTLS"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

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

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.alarms_topic.json
}

resource "aws_sns_topic_subscription" "alarms" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.this.arn

  # What could not be delivered at all never reaches the function's own failure path.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.alarms_undelivered.arn
  })

  # SNS drops a message that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.alarms, aws_sqs_queue_policy.alarms_undelivered]
}

# Where an event ends that SNS could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "alarms_undelivered" {
  name = "${var.name}-alarms-undelivered"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "alarms_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.alarms_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.alarms.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "alarms_undelivered" {
  queue_url = aws_sqs_queue.alarms_undelivered.url
  policy    = data.aws_iam_policy_document.alarms_undelivered.json
}

resource "aws_lambda_permission" "alarms" {
  statement_id  = "alarms"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.alarms.arn
}
