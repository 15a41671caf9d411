variable "maximum_retry_attempts" {
  type    = number
  default = null
}

resource "aws_lambda_event_source_mapping" "orders" { # undecidable
  event_source_arn       = aws_kinesis_stream.orders.arn
  function_name          = "orders"
  starting_position      = "LATEST"
  maximum_retry_attempts = var.maximum_retry_attempts
}
