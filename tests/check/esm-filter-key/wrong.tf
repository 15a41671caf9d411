resource "aws_lambda_event_source_mapping" "content" { # violation
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = "orders"

  filter_criteria {
    filter {
      pattern = jsonencode({ status = ["paid"] })
    }
  }
}

resource "aws_lambda_event_source_mapping" "stream" { # violation
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = "LATEST"

  filter_criteria {
    filter {
      pattern = <<-JSON
        { "body": { "status": ["paid"] } }
      JSON
    }
  }
}

resource "aws_lambda_event_source_mapping" "number" { # violation
  event_source_arn  = aws_dynamodb_table.orders.stream_arn
  function_name     = "orders"
  starting_position = "LATEST"

  filter_criteria {
    filter {
      pattern = jsonencode({ dynamodb = { NewImage = { amount = { N = [5] } } } })
    }
  }
}
