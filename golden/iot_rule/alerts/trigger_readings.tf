locals {
  # Of letters, digits and underscores only.
  readings_rule_name = "${replace(var.name, "-", "_")}_readings"

  # What lets the rule in has to name it before it exists. Its ARN begins as the function's.
  readings_rule_arn = "${replace(split(":function:", aws_lambda_function.this.arn)[0], ":lambda:", ":iot:")}:rule/${local.readings_rule_name}"
}

data "aws_iam_policy_document" "readings_assume_role" {
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
      values   = [split(":", local.readings_rule_arn)[4]]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [local.readings_rule_arn]
    }
  }
}

# Where an event ends that AWS IoT could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "readings_undelivered" {
  name = "${var.name}-readings-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

# A role of its own: what takes the other way away must not take this one, too.
resource "aws_iam_role" "readings_undelivered" {
  name               = "${var.name}-readings-undelivered"
  description        = "Lets AWS IoT keep what it could not deliver to ${var.name}."
  assume_role_policy = data.aws_iam_policy_document.readings_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "readings_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.readings_undelivered.arn]
  }
}

resource "aws_iam_role_policy" "readings_undelivered" {
  name   = "undelivered"
  role   = aws_iam_role.readings_undelivered.id
  policy = data.aws_iam_policy_document.readings_undelivered.json
}

resource "aws_lambda_permission" "readings" {
  statement_id  = "readings"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "iot.amazonaws.com"
  source_arn    = local.readings_rule_arn
}

resource "aws_iot_topic_rule" "readings" {
  name        = local.readings_rule_name
  description = "What sets ${var.name} off."
  enabled     = true

  sql = join(" ", [
    "SELECT *,",
    "topic() AS mqtt_topic, clientid() AS mqtt_client_id, timestamp() AS mqtt_received_at,",
    "'${var.name}-readings' AS mqtt_rule",
    "FROM 'stores/+/cold/#'",
    "WHERE temperature > 8 AND state = 'closed'",
  ])

  # Without it AWS takes the language of 2015.
  sql_version = "2016-03-23"

  lambda {
    function_arn = aws_lambda_function.this.arn
  }

  # What the rule could not deliver never reaches the function's own failure path.
  error_action {
    sqs {
      queue_url  = aws_sqs_queue.readings_undelivered.url
      role_arn   = aws_iam_role.readings_undelivered.arn
      use_base64 = false
    }
  }

  tags = var.tags

  # The first message must find its way to the function, or to the queue.
  depends_on = [aws_lambda_permission.readings, aws_iam_role_policy.readings_undelivered]
}
