variable "table_stream_arn" {
  type = string
}

variable "maximum_retry_attempts" {
  default = -1
}

resource "aws_lambda_event_source_mapping" "none" { # violation
  for_each = toset(["eu", "us"])

  event_source_arn  = aws_kinesis_stream.orders[each.key].arn
  function_name     = "orders"
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "without_end" { # violation
  event_source_arn              = var.table_stream_arn
  function_name                 = "orders"
  starting_position             = "LATEST"
  maximum_retry_attempts        = var.maximum_retry_attempts
  maximum_record_age_in_seconds = -1
}
