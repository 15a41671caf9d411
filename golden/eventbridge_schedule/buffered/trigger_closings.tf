# The role and the alarms speak of this group, so it holds nothing else.
resource "aws_scheduler_schedule_group" "closings" {
  name = "${var.name}-closings"

  tags = var.tags
}

resource "aws_scheduler_schedule" "closings" {
  # checkov:skip=CKV_AWS_297:Scheduler encrypts with a key that AWS owns; no customer key was asked for
  name        = "${var.name}-closings"
  group_name  = aws_scheduler_schedule_group.closings.name
  description = "What sets ${var.name} off."

  schedule_expression = var.closings_schedule_expression

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sqs_queue.closings.arn
    role_arn = aws_iam_role.closings.arn

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
      arn = aws_sqs_queue.closings_undelivered.arn
    }
  }

  # Scheduler drops an event that it may neither deliver nor keep.
  depends_on = [aws_iam_role_policy.closings]
}

data "aws_iam_policy_document" "closings_assume_role" {
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
      values   = [split(":", aws_scheduler_schedule_group.closings.arn)[4]]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_scheduler_schedule_group.closings.arn]
    }
  }
}

resource "aws_iam_role" "closings" {
  name               = "${var.name}-closings"
  description        = "What Scheduler may do to set ${var.name} off."
  assume_role_policy = data.aws_iam_policy_document.closings_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "closings" {
  statement {
    sid       = "Deliver"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.closings.arn]
  }

  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.closings_undelivered.arn]
  }
}

resource "aws_iam_role_policy" "closings" {
  name   = "deliver"
  role   = aws_iam_role.closings.id
  policy = data.aws_iam_policy_document.closings.json
}

# Where an event ends that EventBridge Scheduler could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "closings_undelivered" {
  name = "${var.name}-closings-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

resource "aws_sqs_queue" "closings" {
  name = "${var.name}-closings"

  # Time to fill a batch, to work on it, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout + 20
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.closings_dead_letter.arn
    maxReceiveCount     = 5
  })

  sqs_managed_sse_enabled = true

  tags = var.tags
}

# Where a message ends that failed 5 times. A message keeps its age when it moves here, so this queue keeps longer.
resource "aws_sqs_queue" "closings_dead_letter" {
  name = "${var.name}-closings-dead-letter"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "closings_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.closings.arn]
  }
}

resource "aws_iam_role_policy" "closings_poll" {
  name   = "poll-closings"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.closings_poll.json
}

resource "aws_lambda_event_source_mapping" "closings" {
  event_source_arn = aws_sqs_queue.closings.arn
  function_name    = aws_lambda_function.this.arn

  batch_size                         = 10
  maximum_batching_window_in_seconds = 20

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  # Back-pressure: past this many invocations at a time, messages wait in the queue.
  scaling_config {
    maximum_concurrency = 4
  }

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.closings_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.closings.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 20
      error_message = "The queue's visibility timeout must be at least six times the function's timeout plus the batching window, or messages reappear while they are being handled."
    }

    precondition {
      condition     = aws_lambda_function.this.reserved_concurrent_executions >= 4
      error_message = "The function's reserved concurrency must be at least the mapping's maximum concurrency, or throttled messages end in the dead-letter queue."
    }
  }
}
