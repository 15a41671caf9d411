# 30 s is ten times the 3 s that a function gets; a queue that nothing here reads is nobody's business.
resource "aws_sqs_queue" "orders" { # fine
  name = "orders"
}

resource "aws_sqs_queue" "unread" {
  name = "unread"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
}
