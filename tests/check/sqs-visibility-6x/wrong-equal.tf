variable "timeout" {
  type = number
}

# The same variable on both sides is once, whatever it is set to.
resource "aws_sqs_queue" "orders" { # violation
  name                       = "orders"
  visibility_timeout_seconds = var.timeout
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn
  timeout       = var.timeout
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
}
