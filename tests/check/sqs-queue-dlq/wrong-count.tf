resource "aws_sqs_queue" "orders" { # violation
  count = 2
  name  = "orders-${count.index}"
}

resource "aws_lambda_event_source_mapping" "orders" {
  count            = 2
  event_source_arn = aws_sqs_queue.orders[count.index].arn
  function_name    = "orders"
}
