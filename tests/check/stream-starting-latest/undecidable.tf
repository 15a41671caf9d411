variable "production" {
  type = bool
}

resource "aws_lambda_event_source_mapping" "orders" { # undecidable
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = var.production ? "TRIM_HORIZON" : "LATEST"
}
