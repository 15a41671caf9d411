# The schedules in it are created while the system runs, by whoever carries the policy below.
resource "aws_scheduler_schedule_group" "reminders" {
  name = "${var.name}-reminders"

  tags = var.tags
}

data "aws_iam_policy_document" "reminders_assume_role" {
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
      values   = [split(":", aws_scheduler_schedule_group.reminders.arn)[4]]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_scheduler_schedule_group.reminders.arn]
    }
  }
}

resource "aws_iam_role" "reminders" {
  name               = "${var.name}-reminders"
  description        = "What Scheduler may do to set ${var.name} off."
  assume_role_policy = data.aws_iam_policy_document.reminders_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "reminders" {
  statement {
    sid       = "Deliver"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }

  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.reminders_undelivered.arn]
  }
}

resource "aws_iam_role_policy" "reminders" {
  name   = "deliver"
  role   = aws_iam_role.reminders.id
  policy = data.aws_iam_policy_document.reminders.json
}

# Where an event ends that EventBridge Scheduler could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "reminders_undelivered" {
  name = "${var.name}-reminders-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

# For the code that creates the schedules: attach it to that code's role.
data "aws_iam_policy_document" "reminders_planner" {
  statement {
    sid       = "PlanRuns"
    actions   = ["scheduler:CreateSchedule", "scheduler:GetSchedule", "scheduler:UpdateSchedule", "scheduler:DeleteSchedule"]
    resources = ["${replace(aws_scheduler_schedule_group.reminders.arn, ":schedule-group/", ":schedule/")}/*"]
  }

  statement {
    sid       = "LetSchedulerDeliver"
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.reminders.arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["scheduler.amazonaws.com"]
    }
  }
}
