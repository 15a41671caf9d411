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
