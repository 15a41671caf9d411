variable "dead_letter_queue_arn" {
  type = string
}

resource "aws_sqs_queue" "orders" { # fine
  name           = "orders"
  redrive_policy = "{\"deadLetterTargetArn\":\"${var.dead_letter_queue_arn}\",\"maxReceiveCount\":5}"
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
}
