variable "age" {
  type = number
}

resource "aws_cloudwatch_event_target" "orders" { # undecidable
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"

  retry_policy {
    maximum_event_age_in_seconds = var.age
  }
}
