resource "aws_sqs_queue" "orders" { # violation
  name           = "orders"
  redrive_policy = "{\"deadLetterTargetArn\":\"${aws_sqs_queue.dead_letter.arn}\",\"maxReceiveCount\":5}"
}

resource "aws_sqs_queue" "dead_letter" {
  name = "dead-letter"
}

resource "aws_sqs_queue_redrive_allow_policy" "orders" {
  queue_url = aws_sqs_queue.orders.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.dead_letter.arn]
  })
}
