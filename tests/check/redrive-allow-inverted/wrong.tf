resource "aws_sqs_queue" "orders" { # violation
  name = "orders"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = 5
  })

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.dead_letter.arn]
  })
}

resource "aws_sqs_queue" "dead_letter" {
  name = "dead-letter"
}
