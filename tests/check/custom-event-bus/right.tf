resource "aws_cloudwatch_event_rule" "own_bus" { # fine
  name           = "own-bus"
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  event_pattern  = jsonencode({ source = ["com.example.orders"] })
}

resource "aws_cloudwatch_event_rule" "aws" {
  name          = "aws"
  event_pattern = jsonencode({ source = ["aws.s3"] })
}

resource "aws_cloudwatch_event_rule" "both" {
  name          = "both"
  event_pattern = jsonencode({ source = ["com.example.orders", { prefix = "aws." }] })
}

resource "aws_cloudwatch_event_rule" "schedule" {
  name                = "schedule"
  schedule_expression = "rate(1 hour)"
}

resource "aws_cloudwatch_event_bus" "orders" {
  name = "orders"
}
