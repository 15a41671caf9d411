variable "stream" {
  type = bool
}

resource "aws_dynamodb_table" "orders" { # undecidable
  name             = "orders"
  hash_key         = "id"
  stream_enabled   = var.stream
  stream_view_type = "NEW_IMAGE"
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn  = aws_dynamodb_table.orders.stream_arn
  function_name     = "orders"
  starting_position = "LATEST"
}

variable "stream_of_returns" {
  type    = bool
  default = false
}

resource "aws_dynamodb_table" "returns" { # undecidable
  name             = "returns"
  hash_key         = "id"
  stream_enabled   = var.stream_of_returns
  stream_view_type = "NEW_IMAGE"
}

resource "aws_lambda_event_source_mapping" "returns" {
  event_source_arn  = aws_dynamodb_table.returns.stream_arn
  function_name     = "returns"
  starting_position = "LATEST"
}
