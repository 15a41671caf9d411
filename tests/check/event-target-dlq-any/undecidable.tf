variable "dlq_arn" {
  type    = string
  default = ""
}

resource "aws_cloudwatch_event_target" "machine" { # undecidable
  rule = "orders"
  arn  = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders"

  dead_letter_config {
    arn = var.dlq_arn
  }
}
