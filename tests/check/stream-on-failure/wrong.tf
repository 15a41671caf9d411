variable "stream_arn" {
  type = string
}

resource "aws_dynamodb_table" "orders" {
  name             = "orders"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
}

resource "aws_lambda_event_source_mapping" "table" { # violation
  event_source_arn  = aws_dynamodb_table.orders.stream_arn
  function_name     = "orders"
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "written" { # violation
  event_source_arn  = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
  function_name     = "orders"
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "variable" { # violation
  event_source_arn  = var.stream_arn
  function_name     = "orders"
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "msk" { # violation
  event_source_arn  = aws_msk_cluster.orders.arn
  function_name     = "orders"
  topics            = ["orders"]
  starting_position = "LATEST"
}
