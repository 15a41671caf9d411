# Edges that only `for_each` tells: over a resource, over a variable, over a local with references in it.
variable "queues" {
  type    = map(object({ timeout = number, batch_size = optional(number, 10) }))
  default = { orders = { timeout = 90 }, returns = { timeout = 18, batch_size = 1 } }
}

locals {
  streams = {
    clicks = { arn = aws_kinesis_stream.clicks.arn, position = "LATEST" }
    table  = { arn = aws_dynamodb_table.items.stream_arn, position = "TRIM_HORIZON" }
  }
}

resource "aws_lambda_function" "work" {
  for_each = var.queues

  function_name = "work-${each.key}"
  role          = "arn:aws:iam::123456789012:role/work"
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "function.zip"
  timeout       = 15
}

resource "aws_sqs_queue" "dlq" {
  for_each = var.queues

  name = "${each.key}-dlq"
}

resource "aws_sqs_queue" "work" {
  for_each = var.queues

  name                       = each.key
  visibility_timeout_seconds = each.value.timeout
  redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dlq[each.key].arn, maxReceiveCount = 5 })
}

resource "aws_lambda_event_source_mapping" "over_resource" {
  for_each = aws_sqs_queue.dlq

  event_source_arn = each.value.arn
  function_name    = aws_lambda_function.work[each.key].arn
}

resource "aws_lambda_event_source_mapping" "over_variable" {
  for_each = var.queues

  event_source_arn = aws_sqs_queue.work[each.key].arn
  function_name    = aws_lambda_function.work[each.key].arn
  batch_size       = each.value.batch_size
}

resource "aws_lambda_event_source_mapping" "over_local" {
  for_each = local.streams

  event_source_arn  = each.value.arn
  function_name     = aws_lambda_function.work["orders"].arn
  starting_position = each.value.position
}

resource "aws_kinesis_stream" "clicks" {
  name        = "clicks"
  shard_count = 1
}

resource "aws_dynamodb_table" "items" {
  name             = "items"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"

  attribute {
    name = "id"
    type = "S"
  }
}
