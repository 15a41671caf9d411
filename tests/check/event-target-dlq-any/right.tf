resource "aws_cloudwatch_event_target" "machine" { # fine
  rule = "orders"
  arn  = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders"

  dead_letter_config {
    arn = "arn:aws:sqs:eu-west-1:111122223333:undelivered"
  }
}

resource "aws_cloudwatch_event_target" "function" {
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"
}

resource "aws_cloudwatch_event_target" "queue" {
  rule = "orders"
  arn  = "arn:aws:sqs:eu-west-1:111122223333:orders"
}
