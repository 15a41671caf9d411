# Who leaves the trigger out has another way to invoke it, which may be an asynchronous one.
variable "trigger" {
  default = false
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_sqs_queue" "failed" {
  name = "failed"
}

resource "aws_lambda_function" "orders" { # undecidable
  function_name = "orders"
  role          = var.role_arn

  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }
}

resource "aws_lambda_event_source_mapping" "orders" {
  count            = var.trigger ? 1 : 0
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
}
