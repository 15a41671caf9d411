resource "aws_cloudwatch_event_target" "never" { # violation
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"

  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 0
  }
}

locals {
  age = 60
}

resource "aws_cloudwatch_event_target" "short" { # violation
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"

  retry_policy {
    maximum_event_age_in_seconds = local.age * 5
  }
}
