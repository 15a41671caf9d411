resource "aws_cloudwatch_event_rule" "parcels" {
  name        = "${var.name}-parcels"
  description = "The facts that set ${var.name} off."

  event_bus_name = var.parcels_bus_name

  # An example. Nobody said which facts matter: put their names here.
  event_pattern = jsonencode({
    detail-type = ["order.placed"]
  })

  tags = local.tags
}

resource "aws_cloudwatch_event_target" "parcels" {
  rule      = aws_cloudwatch_event_rule.parcels.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  event_bus_name = aws_cloudwatch_event_rule.parcels.event_bus_name

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.parcels_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.parcels, aws_sqs_queue_policy.parcels_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "parcels_undelivered" {
  name = "${var.name}-parcels-undelivered"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = local.tags
}

data "aws_iam_policy_document" "parcels_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.parcels_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.parcels.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "parcels_undelivered" {
  queue_url = aws_sqs_queue.parcels_undelivered.url
  policy    = data.aws_iam_policy_document.parcels_undelivered.json
}

resource "aws_lambda_permission" "parcels" {
  statement_id  = "parcels"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.parcels.arn
}
