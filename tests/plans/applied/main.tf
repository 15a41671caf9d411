# Planned again after it was applied: ARNs are known, and so is what the provider filled where nothing was given.
variable "with_redrive" {
  type    = bool
  default = false
}

locals {
  sources = { orders = aws_sqs_queue.orders.arn, clicks = aws_kinesis_stream.clicks.arn }
  starts  = { clicks = "LATEST" }
}

resource "aws_iam_role" "work" {
  name = "work"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "work" {
  name = "work"
  role = aws_iam_role.work.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["sqs:ReceiveMessage"], Resource = aws_sqs_queue.orders.arn }]
  })
}

resource "aws_lambda_function" "work" {
  function_name = "work"
  role          = aws_iam_role.work.arn
  handler       = "app.handler"
  runtime       = "python3.13"
  filename      = "function.zip"
}

resource "aws_sqs_queue" "orders" {
  name           = "orders"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dlq.arn, maxReceiveCount = 4 })
}

resource "aws_sqs_queue" "dlq" {
  name           = "dlq"
  redrive_policy = var.with_redrive ? jsonencode({ deadLetterTargetArn = "arn:x", maxReceiveCount = 4 }) : null
}

resource "aws_kinesis_stream" "clicks" {
  name        = "clicks"
  shard_count = 1
}

resource "aws_lambda_event_source_mapping" "work" {
  for_each = local.sources

  event_source_arn  = each.value
  function_name     = aws_lambda_function.work.arn
  starting_position = lookup(local.starts, each.key, null)
}
