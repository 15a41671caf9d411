# The role and the alarms speak of this group, so it holds nothing else.
resource "aws_scheduler_schedule_group" "every_night" {
  name = "${var.name}-every-night"

  tags = local.tags
}

resource "aws_scheduler_schedule" "every_night" {
  name        = "${var.name}-every-night"
  group_name  = aws_scheduler_schedule_group.every_night.name
  description = "What sets ${var.name} off."

  schedule_expression = "cron(30 2 * * ? *)"

  # Follows daylight saving time. A run at a time that the clocks skip in spring is left out.
  schedule_expression_timezone = "Europe/Berlin"

  kms_key_arn = aws_kms_key.this.arn

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.this.arn
    role_arn = aws_iam_role.every_night.arn

    # Scheduler fills in what stands in < >, which jsonencode would write as an escape.
    input = replace(replace(jsonencode({
      schedule_arn   = "<aws.scheduler.schedule-arn>"
      scheduled_time = "<aws.scheduler.scheduled-time>"
      execution_id   = "<aws.scheduler.execution-id>"
      attempt        = "<aws.scheduler.attempt-number>"
    }), "\\u003c", "<"), "\\u003e", ">")

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }

    # What could not be started at all never reaches the function's own failure path.
    dead_letter_config {
      arn = aws_sqs_queue.every_night_undelivered.arn
    }
  }

  # Scheduler drops an event that it may neither deliver nor keep.
  depends_on = [aws_iam_role_policy.every_night]
}

data "aws_iam_policy_document" "every_night_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    # For the schedules of this group alone, not for one that somebody else points at this role.
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [split(":", aws_scheduler_schedule_group.every_night.arn)[4]]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_scheduler_schedule_group.every_night.arn]
    }
  }
}

resource "aws_iam_role" "every_night" {
  name               = "${var.name}-every-night"
  description        = "What Scheduler may do to set ${var.name} off."
  assume_role_policy = data.aws_iam_policy_document.every_night_assume_role.json

  tags = local.tags
}

data "aws_iam_policy_document" "every_night" {
  statement {
    sid       = "Deliver"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }

  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.every_night_undelivered.arn]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.this.arn]
  }
}

resource "aws_iam_role_policy" "every_night" {
  name   = "deliver"
  role   = aws_iam_role.every_night.id
  policy = data.aws_iam_policy_document.every_night.json
}

# Where an event ends that EventBridge Scheduler could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "every_night_undelivered" {
  name = "${var.name}-every-night-undelivered"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = local.tags
}
