variable "queue_arn" {
  type = string
}

data "aws_sqs_queue" "invoices" {
  name = "invoices"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn
  timeout       = 60
}

resource "aws_lambda_event_source_mapping" "orders" { # undecidable
  event_source_arn = var.queue_arn
  function_name    = aws_lambda_function.orders.arn
}

resource "aws_lambda_event_source_mapping" "invoices" { # undecidable
  event_source_arn = data.aws_sqs_queue.invoices.arn
  function_name    = aws_lambda_function.orders.arn
}
