resource "aws_lambda_event_source_mapping" "stream" { # violation
  event_source_arn = aws_kinesis_stream.orders.arn
  function_name    = "orders"
}

resource "aws_lambda_event_source_mapping" "table" { # violation
  event_source_arn  = aws_dynamodb_table.orders.stream_arn
  function_name     = "orders"
  starting_position = ""
}
