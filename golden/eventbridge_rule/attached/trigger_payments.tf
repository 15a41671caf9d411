resource "aws_cloudwatch_event_rule" "payments" {
  name        = "${var.name}-payments"
  description = "What sets ${var.name} off."

  event_bus_name = split(":event-bus/", var.payments_bus_arn)[1]

  event_pattern = jsonencode({
    source      = ["com.example.payments"]
    detail-type = ["PaymentAccepted"]
    detail = {
      amount = [{ numeric = [">=", 1000] }]
    }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "payments" {
  rule      = aws_cloudwatch_event_rule.payments.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  event_bus_name = aws_cloudwatch_event_rule.payments.event_bus_name

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.payments_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.payments, aws_sqs_queue_policy.payments_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "payments_undelivered" {
  name = "${var.name}-payments-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "payments_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.payments_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.payments.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "payments_undelivered" {
  queue_url = aws_sqs_queue.payments_undelivered.url
  policy    = data.aws_iam_policy_document.payments_undelivered.json
}

# Events can be sent again from here, see the runbook in README.md.
resource "aws_cloudwatch_event_archive" "payments" {
  # AWS allows 48 characters here, fewer than elsewhere.
  name        = substr("${var.name}-payments", 0, 48)
  description = "Events that set ${var.name} off, to send them again."

  event_source_arn = var.payments_bus_arn
  event_pattern    = aws_cloudwatch_event_rule.payments.event_pattern
  retention_days   = 7
}

resource "aws_lambda_permission" "payments" {
  statement_id  = "payments"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.payments.arn
}
