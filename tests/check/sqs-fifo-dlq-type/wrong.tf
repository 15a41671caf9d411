resource "aws_sqs_queue" "ordered" { # violation
  name       = "ordered.fifo"
  fifo_queue = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead_letter" {
  name = "dead-letter"
}

resource "aws_sqs_queue" "plain" { # violation
  name = "plain"

  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:dead.fifo"
    maxReceiveCount     = 5
  })
}
