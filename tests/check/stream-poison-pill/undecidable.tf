variable "split" {
  type = bool
}

variable "function_response_types" {
  type    = list(string)
  default = []
}

resource "aws_lambda_event_source_mapping" "splits" { # undecidable
  event_source_arn               = aws_kinesis_stream.orders.arn
  function_name                  = "orders"
  starting_position              = "LATEST"
  bisect_batch_on_function_error = var.split
}

resource "aws_lambda_event_source_mapping" "names" { # undecidable
  event_source_arn        = aws_kinesis_stream.orders.arn
  function_name           = "orders"
  starting_position       = "LATEST"
  function_response_types = var.function_response_types
}

variable "split_by_default" {
  type    = bool
  default = false
}

resource "aws_lambda_event_source_mapping" "switched" { # undecidable
  event_source_arn               = aws_kinesis_stream.orders.arn
  function_name                  = "orders"
  starting_position              = "LATEST"
  bisect_batch_on_function_error = var.split_by_default
}
