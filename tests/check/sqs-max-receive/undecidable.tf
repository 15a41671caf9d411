variable "max_receive_count" {
  type = number
}

resource "aws_sqs_queue" "orders" { # undecidable
  name = "orders"

  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:dead"
    maxReceiveCount     = var.max_receive_count
  })
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
}
