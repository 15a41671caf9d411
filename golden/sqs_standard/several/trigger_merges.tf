resource "aws_cloudwatch_event_bus" "merges" {
  name = "${var.name}-merges"

  tags = var.tags
}

resource "aws_cloudwatch_event_rule" "merges" {
  name        = "${var.name}-merges"
  description = "What sets ${var.name} off."

  event_bus_name = aws_cloudwatch_event_bus.merges.name

  event_pattern = jsonencode({
    source      = ["com.example.customers"]
    detail-type = ["CustomersMerged"]
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "merges" {
  rule      = aws_cloudwatch_event_rule.merges.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  event_bus_name = aws_cloudwatch_event_rule.merges.event_bus_name

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.merges_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.merges, aws_sqs_queue_policy.merges_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "merges_undelivered" {
  name = "${var.name}-merges-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "merges_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.merges_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.merges.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "merges_undelivered" {
  queue_url = aws_sqs_queue.merges_undelivered.url
  policy    = data.aws_iam_policy_document.merges_undelivered.json
}

resource "aws_lambda_permission" "merges" {
  statement_id  = "merges"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.merges.arn
}
