resource "aws_cloudwatch_event_rule" "alarms_seen" {
  name        = "${var.name}-alarms-seen"
  description = "What sets ${var.name} off."

  # Not the alarms of this module: one that told of this function's failure would set it off again.
  event_pattern = jsonencode({
    source      = ["aws.cloudwatch"]
    detail-type = ["CloudWatch Alarm State Change"]
    detail = {
      alarmName = [{ anything-but = { prefix = "${var.name}-" } }]
    }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "alarms_seen" {
  rule      = aws_cloudwatch_event_rule.alarms_seen.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.alarms_seen_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.alarms_seen, aws_sqs_queue_policy.alarms_seen_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "alarms_seen_undelivered" {
  name = "${var.name}-alarms-seen-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "alarms_seen_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.alarms_seen_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.alarms_seen.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "alarms_seen_undelivered" {
  queue_url = aws_sqs_queue.alarms_seen_undelivered.url
  policy    = data.aws_iam_policy_document.alarms_seen_undelivered.json
}

resource "aws_lambda_permission" "alarms_seen" {
  statement_id  = "alarms_seen"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.alarms_seen.arn
}
