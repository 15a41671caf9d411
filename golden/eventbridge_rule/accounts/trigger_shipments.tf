resource "aws_cloudwatch_event_bus" "shipments" {
  name = "${var.name}-shipments"

  kms_key_identifier = aws_kms_key.this.arn

  # What cannot be encrypted or decrypted, because the key is gone or refuses, is kept here.
  dead_letter_config {
    arn = aws_sqs_queue.shipments_undelivered.arn
  }

  tags = var.tags
}

data "aws_iam_policy_document" "shipments_senders" {
  statement {
    sid       = "AnnounceFromOtherAccounts"
    actions   = ["events:PutEvents"]
    resources = [aws_cloudwatch_event_bus.shipments.arn]

    principals {
      type        = "AWS"
      identifiers = var.shipments_sender_account_ids
    }
  }
}

resource "aws_cloudwatch_event_bus_policy" "shipments" {
  event_bus_name = aws_cloudwatch_event_bus.shipments.name
  policy         = data.aws_iam_policy_document.shipments_senders.json
}

# What announcers and readers agree on; code bindings can be made from it: `aws schemas put-code-binding`.
resource "aws_schemas_registry" "shipments" {
  name        = "${var.name}-shipments"
  description = "The events that set ${var.name} off."

  tags = var.tags
}

resource "aws_schemas_schema" "shipments" {
  for_each = toset(["Shipment Sent", "Shipment Delivered"])

  name          = "com.example.warehouse@${replace(each.key, " ", "")}"
  registry_name = aws_schemas_registry.shipments.name
  type          = "OpenApi3"

  # Within version 1 fields may be added. Whoever removes one or changes its meaning announces a version 2.
  content = jsonencode({
    openapi = "3.0.0"
    info    = { title = each.key, version = "1.0.0" }
    paths   = {}
    components = {
      schemas = {
        AWSEvent = {
          type                        = "object"
          required                    = ["detail-type", "source", "detail"]
          x-amazon-events-detail-type = each.key
          x-amazon-events-source      = "com.example.warehouse"
          properties = {
            detail-type = { type = "string" }
            source      = { type = "string" }
            detail      = { "$ref" = "#/components/schemas/Detail" }
          }
        }
        Detail = {
          type     = "object"
          required = ["metadata", "data"]
          properties = {
            metadata = {
              type       = "object"
              required   = ["SchemaVersion"]
              properties = { SchemaVersion = { type = "string", pattern = "^1\\." } }
            }
            data = { type = "object" }
          }
        }
      }
    }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_rule" "shipments" {
  name        = "${var.name}-shipments"
  description = "What sets ${var.name} off."

  event_bus_name = aws_cloudwatch_event_bus.shipments.name

  event_pattern = jsonencode({
    source      = ["com.example.warehouse"]
    detail-type = ["Shipment Sent", "Shipment Delivered"]
    detail = {
      data = {
        country = ["DE", "AT"]
      }
    }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "shipments" {
  rule      = aws_cloudwatch_event_rule.shipments.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  event_bus_name = aws_cloudwatch_event_rule.shipments.event_bus_name

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.shipments_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.shipments, aws_sqs_queue_policy.shipments_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "shipments_undelivered" {
  name = "${var.name}-shipments-undelivered"

  message_retention_seconds = 1209600

  kms_master_key_id = aws_kms_key.this.arn

  tags = var.tags
}

data "aws_iam_policy_document" "shipments_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.shipments_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.shipments.arn, aws_cloudwatch_event_bus.shipments.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "shipments_undelivered" {
  queue_url = aws_sqs_queue.shipments_undelivered.url
  policy    = data.aws_iam_policy_document.shipments_undelivered.json
}

# Events can be sent again from here, see the runbook in README.md.
# It is encrypted with a key that AWS owns: the provider's version 5 has no argument for another.
resource "aws_cloudwatch_event_archive" "shipments" {
  # AWS allows 48 characters here, fewer than elsewhere.
  name        = substr("${var.name}-shipments", 0, 48)
  description = "Events that set ${var.name} off, to send them again."

  event_source_arn = aws_cloudwatch_event_bus.shipments.arn
  event_pattern    = aws_cloudwatch_event_rule.shipments.event_pattern
  retention_days   = 30
}

resource "aws_lambda_permission" "shipments" {
  statement_id  = "shipments"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.shipments.arn
}
