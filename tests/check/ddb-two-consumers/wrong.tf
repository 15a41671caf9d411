resource "aws_dynamodb_table" "orders" { # violation
  name             = "orders"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"
}

resource "aws_lambda_event_source_mapping" "this" {
  count = 2

  event_source_arn  = aws_dynamodb_table.orders.stream_arn
  function_name     = "worker-${count.index}"
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "audit" {
  event_source_arn  = aws_dynamodb_table.orders.stream_arn
  function_name     = "audit"
  starting_position = "LATEST"
}
