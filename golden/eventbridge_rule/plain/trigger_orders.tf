resource "aws_cloudwatch_event_bus" "orders" {
  name = "${var.name}-orders"

  tags = var.tags
}

# What announcers and readers agree on; code bindings can be made from it: `aws schemas put-code-binding`.
resource "aws_schemas_registry" "orders" {
  name        = "${var.name}-orders"
  description = "The events that set ${var.name} off."

  tags = var.tags
}

resource "aws_schemas_schema" "orders" {
  name          = "com.example.shop@OrderPlaced"
  registry_name = aws_schemas_registry.orders.name
  type          = "OpenApi3"

  # Within version 1 fields may be added. Whoever removes one or changes its meaning announces a version 2.
  content = jsonencode({
    openapi = "3.0.0"
    info    = { title = "OrderPlaced", version = "1.0.0" }
    paths   = {}
    components = {
      schemas = {
        AWSEvent = {
          type                        = "object"
          required                    = ["detail-type", "source", "detail"]
          x-amazon-events-detail-type = "OrderPlaced"
          x-amazon-events-source      = "com.example.shop"
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

# Writes down what is really announced, in the registry discovered-schemas: compare it with the one above.
resource "aws_schemas_discoverer" "orders" {
  source_arn  = aws_cloudwatch_event_bus.orders.arn
  description = "The events on the bus of ${var.name}."

  tags = var.tags
}

resource "aws_cloudwatch_event_rule" "orders" {
  name        = "${var.name}-orders"
  description = "What sets ${var.name} off."

  event_bus_name = aws_cloudwatch_event_bus.orders.name

  event_pattern = jsonencode({
    source      = ["com.example.shop"]
    detail-type = ["OrderPlaced"]
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "orders" {
  rule      = aws_cloudwatch_event_rule.orders.name
  target_id = "function"
  arn       = aws_lambda_function.this.arn

  event_bus_name = aws_cloudwatch_event_rule.orders.event_bus_name

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  # What could not be delivered at all never reaches the function's own failure path.
  dead_letter_config {
    arn = aws_sqs_queue.orders_undelivered.arn
  }

  # EventBridge drops an event that it may neither deliver nor keep.
  depends_on = [aws_lambda_permission.orders, aws_sqs_queue_policy.orders_undelivered]
}

# Where an event ends that EventBridge could not deliver: the target was gone, throttled too long, or not permitted.
resource "aws_sqs_queue" "orders_undelivered" {
  name = "${var.name}-orders-undelivered"

  message_retention_seconds = 1209600

  sqs_managed_sse_enabled = true

  tags = var.tags
}

data "aws_iam_policy_document" "orders_undelivered" {
  statement {
    sid       = "KeepUndelivered"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.orders_undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.orders.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "orders_undelivered" {
  queue_url = aws_sqs_queue.orders_undelivered.url
  policy    = data.aws_iam_policy_document.orders_undelivered.json
}

resource "aws_lambda_permission" "orders" {
  statement_id  = "orders"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.orders.arn
}
