resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_lambda_event_source_mapping" "orders" { # fine
  event_source_arn        = aws_sqs_queue.orders.arn
  function_name           = "orders"
  function_response_types = ["ReportBatchItemFailures"]
  starting_position       = null

  # The provider sends only true.
  bisect_batch_on_function_error = false
}

resource "aws_lambda_event_source_mapping" "stream" {
  event_source_arn       = aws_kinesis_stream.orders.arn
  function_name          = "orders"
  starting_position      = "LATEST"
  maximum_retry_attempts = 10
}
