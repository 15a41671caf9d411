variable "redrive_allow_policy" {
  type = string
}

resource "aws_sqs_queue" "dead_letter" { # undecidable
  name                 = "dead-letter"
  redrive_allow_policy = var.redrive_allow_policy
}
