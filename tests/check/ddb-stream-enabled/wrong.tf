resource "aws_dynamodb_table" "none" { # violation
  name     = "none"
  hash_key = "id"
}

resource "aws_dynamodb_table" "view" { # violation
  name             = "view"
  hash_key         = "id"
  stream_view_type = "NEW_IMAGE"
}

resource "aws_dynamodb_table" "enabled" { # violation
  name           = "enabled"
  hash_key       = "id"
  stream_enabled = true
}

resource "aws_lambda_event_source_mapping" "tables" {
  for_each = {
    none    = aws_dynamodb_table.none.stream_arn
    view    = aws_dynamodb_table.view.stream_arn
    enabled = aws_dynamodb_table.enabled.stream_arn
  }

  event_source_arn  = each.value
  function_name     = "orders"
  starting_position = "LATEST"
}
