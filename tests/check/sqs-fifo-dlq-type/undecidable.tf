variable "fifo" {
  type = bool
}

variable "dead_letter_arn" {
  type = string
}

resource "aws_sqs_queue" "switched" { # undecidable
  fifo_queue = var.fifo

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead_letter" {
  name = "dead-letter"
}

resource "aws_sqs_queue" "outside" { # undecidable
  name = "outside"

  redrive_policy = jsonencode({
    deadLetterTargetArn = var.dead_letter_arn
    maxReceiveCount     = 5
  })
}
