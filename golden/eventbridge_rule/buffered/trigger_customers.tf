resource "aws_cloudwatch_event_bus" "customers" {
  name = "${var.name}-customers"

  tags = var.tags
}

resource "aws_cloudwatch_event_rule" "customers" {
  name        = "${var.name}-customers"
  description = "What sets ${var.name} off."

  event_bus_name = aws_cloudwatch_event_bus.customers.name

  event_pattern = jsonencode({
    source      = ["com.example.customers"]
    detail-type = ["CustomerRegistered"]
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "customers" {
  rule      = aws_cloudwatch_event_rule.customers.name
  target_id = "queue"
  arn       = aws_sqs_queue.customers.arn

  event_bus_name = aws_cloudwatch_event_rule.customers.event_bus_name

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.customers_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_sqs_queue_policy.customers, aws_sqs_queue_policy.customers_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "customers_undelivered" {
  name = "${var.name}-customers-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "customers_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.customers_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.customers.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "customers_undelivered" {
  queue_url = aws_sqs_queue.customers_undelivered.url
  policy    = data.aws_iam_policy_document.customers_undelivered.json
}

resource "aws_sqs_queue" "customers" {
  name = "${var.name}-customers"

  # Time to fill a batch, to work on it, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout + 5
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.customers_dead_letter.arn
    maxReceiveCount     = 5
  })

  sqs_managed_sse_enabled = true

  tags = var.tags
}

# Where a message ends that failed 5 times. A message keeps its age when it moves here, so this queue keeps longer.
resource "aws_sqs_queue" "customers_dead_letter" {
  name = "${var.name}-customers-dead-letter"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "customers_queue" {
  statement {
    sid       = "Deliver"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.customers.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.customers.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "customers" {
  queue_url = aws_sqs_queue.customers.url
  policy    = data.aws_iam_policy_document.customers_queue.json
}

data "aws_iam_policy_document" "customers_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.customers.arn]
  }
}

resource "aws_iam_role_policy" "customers_poll" {
  name   = "poll-customers"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.customers_poll.json
}

resource "aws_lambda_event_source_mapping" "customers" {
  event_source_arn = aws_sqs_queue.customers.arn
  function_name    = aws_lambda_function.this.arn

  batch_size                         = 10
  maximum_batching_window_in_seconds = 5

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  # Back-pressure: past this many invocations at a time, messages wait in the queue.
  scaling_config {
    maximum_concurrency = 5
  }

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.customers_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.customers.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
      error_message = "The queue's visibility timeout must be at least six times the function's timeout plus the batching window, or messages reappear while they are being handled."
    }

    precondition {
      condition     = aws_lambda_function.this.reserved_concurrent_executions >= 5
      error_message = "The function's reserved concurrency must be at least the mapping's maximum concurrency, or throttled messages end in the dead-letter queue."
    }
  }
}
