# Numbers from variables and arithmetic; a redrive policy in either of its places, and none.
variable "timeout" {
  type    = number
  default = 60
}

variable "memory" {
  type = number
}

variable "token" {
  type      = string
  sensitive = true
  default   = "not printed"
}

locals {
  receives = 4
}

resource "aws_iam_role" "work" {
  name = "work"

  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "work" {
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
  memory_size   = var.memory
  timeout       = var.timeout

  environment {
    variables = { QUEUE = aws_sqs_queue.orders.url, TOKEN = var.token }
  }
}

resource "aws_sqs_queue" "orders" {
  name                       = "orders"
  visibility_timeout_seconds = var.timeout * 6
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.orders_dlq.arn
    maxReceiveCount     = local.receives
  })
}

resource "aws_sqs_queue" "orders_dlq" {
  name                      = "orders-dlq"
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "apart" {
  name = "apart"
}

resource "aws_sqs_queue_redrive_policy" "apart" {
  queue_url      = aws_sqs_queue.apart.id
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.orders_dlq.arn, maxReceiveCount = 9 })
}

resource "aws_sqs_queue" "plain" {
  name = "plain"
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn        = aws_sqs_queue.orders.arn
  function_name           = aws_lambda_function.work.arn
  function_response_types = ["ReportBatchItemFailures"]
}

resource "aws_lambda_event_source_mapping" "plain" {
  event_source_arn = aws_sqs_queue.plain.arn
  function_name    = aws_lambda_function.work.function_name
  batch_size       = 1
}

output "queue_arn" {
  value = aws_sqs_queue.orders.arn
}
