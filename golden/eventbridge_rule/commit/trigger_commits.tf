resource "aws_cloudwatch_event_rule" "commits" {
  name        = "${var.name}-commits"
  description = "What sets ${var.name} off."

  event_pattern = jsonencode({
    source      = ["aws.codecommit"]
    detail-type = ["CodeCommit Repository State Change", "CodeCommit Pull Request State Change"]
    resources   = [var.commits_repository_arn]
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "commits" {
  rule      = aws_cloudwatch_event_rule.commits.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.commits_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.commits, aws_sqs_queue_policy.commits_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "commits_undelivered" {
  name = "${var.name}-commits-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "commits_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.commits_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.commits.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "commits_undelivered" {
  queue_url = aws_sqs_queue.commits_undelivered.url
  policy    = data.aws_iam_policy_document.commits_undelivered.json
}

resource "aws_lambda_permission" "commits" {
  statement_id  = "commits"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.commits.arn
}
