variable "starting_position" {
  default = "LATEST"
}

resource "aws_lambda_event_source_mapping" "latest" { # violation
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = var.starting_position
}
