variable "starting_position" {
  type    = string
  default = null
}

resource "aws_lambda_event_source_mapping" "stream" { # undecidable
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = var.starting_position
}
