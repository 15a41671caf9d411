locals {
  fifo = true
}

resource "aws_sqs_queue" "ordered" { # violation
  name_prefix = "ordered"
  fifo_queue  = local.fifo
}

resource "aws_sqs_queue" "dead_letter" {
  name = "dead-letter"
}

resource "aws_sqs_queue_redrive_policy" "ordered" {
  queue_url = aws_sqs_queue.ordered.id

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = 5
  })
}
