variable "dlq_arn" {
  type    = string
  default = ""
}

resource "aws_cloudwatch_event_target" "queue" { # undecidable
  rule = "orders"
  arn  = "arn:aws:sqs:eu-west-1:111122223333:orders"

  dead_letter_config {
    arn = var.dlq_arn
  }
}
