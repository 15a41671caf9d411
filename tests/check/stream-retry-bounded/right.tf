variable "retries" {
  type = number
}

resource "aws_lambda_event_source_mapping" "tries" { # fine
  event_source_arn       = aws_kinesis_stream.orders.arn
  function_name          = "orders"
  starting_position      = "LATEST"
  maximum_retry_attempts = 0
}

resource "aws_lambda_event_source_mapping" "age" { # fine
  event_source_arn              = aws_dynamodb_table.orders.stream_arn
  function_name                 = "orders"
  starting_position             = "LATEST"
  maximum_retry_attempts        = -1
  maximum_record_age_in_seconds = 3600
}

resource "aws_lambda_event_source_mapping" "required" { # fine
  event_source_arn       = aws_kinesis_stream.orders.arn
  function_name          = "orders"
  starting_position      = "LATEST"
  maximum_retry_attempts = var.retries
}

resource "aws_lambda_event_source_mapping" "queue" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
}

resource "aws_lambda_event_source_mapping" "kafka" {
  event_source_arn  = aws_msk_cluster.orders.arn
  function_name     = "orders"
  topics            = ["orders"]
  starting_position = "LATEST"
}
