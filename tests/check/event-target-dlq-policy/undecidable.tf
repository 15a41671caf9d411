variable "dlq_arn" {
  type = string
}

variable "policy" {
  type = string
}

resource "aws_cloudwatch_event_target" "outside" { # undecidable
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"

  dead_letter_config {
    arn = var.dlq_arn
  }
}

resource "aws_sqs_queue" "undelivered" {
  name   = "undelivered"
  policy = var.policy
}

resource "aws_cloudwatch_event_target" "unread" { # undecidable
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
}
