variable "batch_size" {
  default = 25
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_lambda_event_source_mapping" "none" { # violation
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
  batch_size       = var.batch_size
}

resource "aws_lambda_event_source_mapping" "zero" { # violation
  event_source_arn                   = aws_sqs_queue.orders.arn
  function_name                      = "orders"
  batch_size                         = 11
  maximum_batching_window_in_seconds = 0
}

resource "aws_lambda_event_source_mapping" "outside" { # violation
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:invoices"
  function_name    = "orders"
  batch_size       = 100
}
