resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_lambda_event_source_mapping" "orders" { # fine
  event_source_arn        = aws_sqs_queue.orders.arn
  function_name           = aws_lambda_function.orders.arn
  function_response_types = ["ReportBatchItemFailures"]
}

resource "aws_lambda_event_source_mapping" "single" { # fine
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = aws_lambda_function.orders.arn
  batch_size       = 1
}

resource "aws_lambda_event_source_mapping" "stream" {
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = aws_lambda_function.orders.arn
  starting_position = "LATEST"
}
