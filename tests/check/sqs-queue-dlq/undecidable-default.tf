variable "dead_letter_arn" {
  type    = string
  default = null
}

variable "create_dead_letter" {
  type    = bool
  default = false
}

resource "aws_sqs_queue" "orders" { # undecidable
  name = "orders"

  redrive_policy = var.dead_letter_arn == null ? null : jsonencode({
    deadLetterTargetArn = var.dead_letter_arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "refunds" { # undecidable
  name = "refunds"
}

resource "aws_sqs_queue_redrive_policy" "refunds" {
  count     = var.create_dead_letter ? 1 : 0
  queue_url = aws_sqs_queue.refunds.id

  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:dead"
    maxReceiveCount     = 5
  })
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
}

resource "aws_lambda_event_source_mapping" "refunds" {
  event_source_arn = aws_sqs_queue.refunds.arn
  function_name    = "refunds"
}
