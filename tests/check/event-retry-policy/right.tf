resource "aws_cloudwatch_event_target" "orders" { # fine
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"

  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 100
  }
}

resource "aws_cloudwatch_event_target" "default" {
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"
}
