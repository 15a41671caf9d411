variable "redrive_policy" {
  type    = string
  default = null
}

variable "protocol" {
  type = string
}

resource "aws_sns_topic_subscription" "queue" { # undecidable
  topic_arn      = aws_sns_topic.orders.arn
  protocol       = "sqs"
  endpoint       = aws_sqs_queue.orders.arn
  redrive_policy = var.redrive_policy
}

resource "aws_sns_topic_subscription" "any" { # undecidable
  topic_arn = aws_sns_topic.orders.arn
  protocol  = var.protocol
  endpoint  = "somebody"
}
