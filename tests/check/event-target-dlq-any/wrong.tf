resource "aws_sfn_state_machine" "orders" {
  name       = "orders"
  role_arn   = "arn:aws:iam::111122223333:role/orders"
  definition = "{}"
}

resource "aws_cloudwatch_event_target" "machine" { # violation
  rule     = "orders"
  arn      = aws_sfn_state_machine.orders.arn
  role_arn = "arn:aws:iam::111122223333:role/start"
}

resource "aws_cloudwatch_event_target" "bus" { # violation
  rule = "orders"
  arn  = "arn:aws:events:eu-west-1:444455556666:event-bus/central"
}
