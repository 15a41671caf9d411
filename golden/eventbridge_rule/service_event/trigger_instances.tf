resource "aws_cloudwatch_event_rule" "instances" {
  name        = "${var.name}-instances"
  description = "What sets ${var.name} off."

  event_pattern = jsonencode({
    source      = ["aws.ec2"]
    detail-type = ["EC2 Instance State-change Notification"]
    detail = {
      state = ["terminated"]
    }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "instances" {
  rule      = aws_cloudwatch_event_rule.instances.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.instances_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.instances, aws_sqs_queue_policy.instances_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "instances_undelivered" {
  name = "${var.name}-instances-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "instances_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.instances_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.instances.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "instances_undelivered" {
  queue_url = aws_sqs_queue.instances_undelivered.url
  policy    = data.aws_iam_policy_document.instances_undelivered.json
}

# Events can be sent again from here, see the runbook in README.md.
resource "aws_cloudwatch_event_archive" "instances" {
  # AWS allows 48 characters here, fewer than elsewhere.
  name        = substr("${var.name}-instances", 0, 48)
  description = "Events that set ${var.name} off, to send them again."

  # No resource stands for the default bus; its ARN begins as that of a rule on it.
  event_source_arn = "${split(":rule/", aws_cloudwatch_event_rule.instances.arn)[0]}:event-bus/default"
  event_pattern    = aws_cloudwatch_event_rule.instances.event_pattern
  retention_days   = 1
}

resource "aws_lambda_permission" "instances" {
  statement_id  = "instances"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.instances.arn
}
