resource "aws_sqs_queue" "orders" {
  name = "orders"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.orders_dead_letter.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "orders_dead_letter" {
  name                      = "orders-dead-letter"
  message_retention_seconds = 1209600
}
