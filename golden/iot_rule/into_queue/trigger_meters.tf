locals {
  # Of letters, digits and underscores only.
  meters_rule_name = "${replace(var.name, "-", "_")}_meters"

  # What lets the rule in has to name it before it exists. Its ARN begins as the function's.
  meters_rule_arn = "${replace(split(":function:", aws_lambda_function.this.arn)[0], ":lambda:", ":iot:")}:rule/${local.meters_rule_name}"
}

data "aws_iam_policy_document" "meters_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["iot.amazonaws.com"]
    }

    # For this rule alone, not for one that somebody else points at the role.
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [split(":", local.meters_rule_arn)[4]]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [local.meters_rule_arn]
    }
  }
}

# Where an event ends that AWS IoT could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "meters_undelivered" {
  name = "${var.name}-meters-undelivered"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

# A role of its own: what takes the other way away must not take this one, too.
resource "aws_iam_role" "meters_undelivered" {
  name               = "${var.name}-meters-undelivered"
  description        = "Lets AWS IoT keep what it could not deliver to ${var.name}."
  assume_role_policy = data.aws_iam_policy_document.meters_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "meters_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.meters_undelivered.arn]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.this.arn]
  }
}

resource "aws_iam_role_policy" "meters_undelivered" {
  name   = "undelivered"
  role   = aws_iam_role.meters_undelivered.id
  policy = data.aws_iam_policy_document.meters_undelivered.json
}

resource "aws_iam_role" "meters_deliver" {
  name               = "${var.name}-meters-deliver"
  description        = "Lets AWS IoT put messages for ${var.name} into their queue."
  assume_role_policy = data.aws_iam_policy_document.meters_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "meters_deliver" {
  statement {
    sid       = "Deliver"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.meters.arn]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.this.arn]
  }
}

resource "aws_iam_role_policy" "meters_deliver" {
  name   = "deliver"
  role   = aws_iam_role.meters_deliver.id
  policy = data.aws_iam_policy_document.meters_deliver.json
}

resource "aws_iot_topic_rule" "meters" {
  name        = local.meters_rule_name
  description = "What sets ${var.name} off."
  enabled     = true

  sql = join(" ", [
    "SELECT *,",
    "topic() AS mqtt_topic, clientid() AS mqtt_client_id, timestamp() AS mqtt_received_at,",
    "'${var.name}-meters' AS mqtt_rule",
    "FROM 'meters/+/reading'",
  ])

  # Without it AWS takes the language of 2015.
  sql_version = "2016-03-23"

  sqs {
    queue_url  = aws_sqs_queue.meters.url
    role_arn   = aws_iam_role.meters_deliver.arn
    use_base64 = false
  }

  # What the rule could not deliver never reaches the function's own failure path.
  error_action {
    sqs {
      queue_url  = aws_sqs_queue.meters_undelivered.url
      role_arn   = aws_iam_role.meters_undelivered.arn
      use_base64 = false
    }
  }

  tags = var.tags

  # The first message must find its way to one queue or the other.
  depends_on = [aws_iam_role_policy.meters_deliver, aws_iam_role_policy.meters_undelivered]
}

resource "aws_sqs_queue" "meters" {
  name = "${var.name}-meters"

  # Time to fill a batch, to work on it, and to try again while Lambda is throttled, before the messages reappear.
  visibility_timeout_seconds = 6 * aws_lambda_function.this.timeout + 5
  message_retention_seconds  = 345600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.meters_dead_letter.arn
    maxReceiveCount     = 5
  })

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

# Where a message ends that failed 5 times. A message keeps its age when it moves here, so this queue keeps longer.
resource "aws_sqs_queue" "meters_dead_letter" {
  name = "${var.name}-meters-dead-letter"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "meters_poll" {
  statement {
    sid       = "Poll"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.meters.arn]
  }
}

resource "aws_iam_role_policy" "meters_poll" {
  name   = "poll-meters"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.meters_poll.json
}

resource "aws_lambda_event_source_mapping" "meters" {
  event_source_arn = aws_sqs_queue.meters.arn
  function_name    = aws_lambda_function.this.arn

  batch_size                         = 100
  maximum_batching_window_in_seconds = 5

  # The handler names the messages that failed; only those are tried again.
  function_response_types = ["ReportBatchItemFailures"]

  # Back-pressure: past this many invocations at a time, messages wait in the queue.
  scaling_config {
    maximum_concurrency = 10
  }

  tags = var.tags

  # Lambda checks that the role may poll before it accepts the mapping.
  depends_on = [aws_iam_role_policy.meters_poll]

  lifecycle {
    precondition {
      condition     = aws_sqs_queue.meters.visibility_timeout_seconds >= 6 * aws_lambda_function.this.timeout + 5
      error_message = "The queue's visibility timeout must be at least six times the function's timeout plus the batching window, or messages reappear while they are being handled."
    }

    precondition {
      condition     = aws_lambda_function.this.reserved_concurrent_executions >= 10
      error_message = "The function's reserved concurrency must be at least the mapping's maximum concurrency, or throttled messages end in the dead-letter queue."
    }
  }
}
