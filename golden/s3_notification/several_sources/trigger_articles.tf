resource "aws_sns_topic_subscription" "articles" {
  topic_arn = var.articles_topic_arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.this.arn

  # What could not be delivered at all never reaches the function's own failure path.
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.articles_undelivered.arn
  })

  # SNS drops a message that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.articles, aws_sqs_queue_policy.articles_undelivered]
}

# Where an event ends that SNS could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "articles_undelivered" {
  name = "${var.name}-articles-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "articles_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.articles_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [var.articles_topic_arn]
    }
  }
}

resource "aws_sqs_queue_policy" "articles_undelivered" {
  queue_url = aws_sqs_queue.articles_undelivered.url
  policy    = data.aws_iam_policy_document.articles_undelivered.json
}

resource "aws_lambda_permission" "articles" {
  statement_id  = "articles"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = var.articles_topic_arn
}
