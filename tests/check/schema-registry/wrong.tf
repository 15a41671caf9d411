resource "aws_cloudwatch_event_bus" "orders" { # violation
  name = "orders"
}
