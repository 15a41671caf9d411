resource "aws_sqs_queue" "ordered" {
  name                        = "ordered.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
}

resource "aws_lambda_event_source_mapping" "window" { # violation
  event_source_arn                   = aws_sqs_queue.ordered.arn
  function_name                      = "orders"
  batch_size                         = 5
  maximum_batching_window_in_seconds = 30
}

resource "aws_lambda_event_source_mapping" "large" { # violation
  event_source_arn                   = "arn:aws:sqs:eu-west-1:111122223333:other.fifo"
  function_name                      = "orders"
  batch_size                         = 20
  maximum_batching_window_in_seconds = 5
}
