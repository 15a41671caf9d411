variable "batch_size" {
  type = number
}

variable "queue_arn" {
  type = string
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_lambda_event_source_mapping" "size" { # undecidable
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
  batch_size       = var.batch_size
}

resource "aws_lambda_event_source_mapping" "kind" { # undecidable
  event_source_arn                   = var.queue_arn
  function_name                      = "orders"
  maximum_batching_window_in_seconds = 5
}
