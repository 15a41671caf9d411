variable "fifo" {
  type = bool
}

resource "aws_sqs_queue" "ordered" { # fine
  name       = "ordered.fifo"
  fifo_queue = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.ordered_dead_letter.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "ordered_dead_letter" {
  name       = "ordered-dead-letter.fifo"
  fifo_queue = true
}

# One switch for both, whatever it is.
resource "aws_sqs_queue" "either" { # fine
  name       = var.fifo ? "either.fifo" : "either"
  fifo_queue = var.fifo

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.either_dead_letter.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "either_dead_letter" {
  fifo_queue = var.fifo
}

resource "aws_sqs_queue" "outside" { # fine
  name = "outside"

  redrive_policy = jsonencode({
    deadLetterTargetArn = "arn:aws:sqs:eu-west-1:111122223333:dead"
    maxReceiveCount     = 5
  })
}
