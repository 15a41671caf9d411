resource "aws_dynamodb_table" "orders" { # fine
  name             = "orders"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each = toset(["one", "two"])

  event_source_arn  = aws_dynamodb_table.orders.stream_arn
  function_name     = each.key
  starting_position = "LATEST"
}
