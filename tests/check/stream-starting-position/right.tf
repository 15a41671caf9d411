resource "aws_lambda_event_source_mapping" "oldest" { # fine
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = "TRIM_HORIZON"
}

resource "aws_lambda_event_source_mapping" "latest" { # fine
  event_source_arn  = aws_msk_cluster.orders.arn
  function_name     = "orders"
  topics            = ["orders"]
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "queue" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
}
