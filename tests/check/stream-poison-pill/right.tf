resource "aws_lambda_event_source_mapping" "splits" { # fine
  event_source_arn               = aws_kinesis_stream.orders.arn
  function_name                  = "orders"
  starting_position              = "LATEST"
  bisect_batch_on_function_error = true
}

resource "aws_lambda_event_source_mapping" "names" { # fine
  event_source_arn        = aws_dynamodb_table.orders.stream_arn
  function_name           = "orders"
  starting_position       = "LATEST"
  function_response_types = ["ReportBatchItemFailures"]
}

resource "aws_lambda_event_source_mapping" "single" { # fine
  event_source_arn  = aws_dynamodb_table.orders.stream_arn
  function_name     = "orders"
  starting_position = "LATEST"
  batch_size        = 1
}

resource "aws_lambda_event_source_mapping" "queue" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
}
