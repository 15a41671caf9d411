resource "aws_lambda_event_source_mapping" "oldest" { # fine
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = "TRIM_HORIZON"
}

resource "aws_lambda_event_source_mapping" "missing" {
  event_source_arn = aws_kinesis_stream.orders.arn
  function_name    = "orders"
}
