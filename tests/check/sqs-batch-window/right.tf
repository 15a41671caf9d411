resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_sqs_queue" "ordered" {
  name       = "ordered.fifo"
  fifo_queue = true
}

resource "aws_lambda_event_source_mapping" "default" { # fine
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
}

resource "aws_lambda_event_source_mapping" "large" { # fine
  event_source_arn                   = aws_sqs_queue.orders.arn
  function_name                      = "orders"
  batch_size                         = 1000
  maximum_batching_window_in_seconds = 1
}

resource "aws_lambda_event_source_mapping" "ordered" { # fine
  event_source_arn = aws_sqs_queue.ordered.arn
  function_name    = "orders"
  batch_size       = 10
}

resource "aws_lambda_event_source_mapping" "stream" {
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  batch_size        = 1000
  starting_position = "LATEST"
}
