resource "aws_cloudwatch_event_bus" "orders" { # fine
  name = "orders"
}

resource "aws_schemas_discoverer" "orders" {
  source_arn = aws_cloudwatch_event_bus.orders.arn
}

resource "aws_cloudwatch_event_bus" "partner" {
  name              = "aws.partner/example.com/orders"
  event_source_name = "aws.partner/example.com/orders"
}
