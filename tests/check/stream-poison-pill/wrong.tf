resource "aws_lambda_event_source_mapping" "default" { # violation
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "off" { # violation
  event_source_arn               = aws_dynamodb_table.orders.stream_arn
  function_name                  = "orders"
  starting_position              = "LATEST"
  batch_size                     = 10
  bisect_batch_on_function_error = false
  function_response_types        = []
}
