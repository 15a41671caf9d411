resource "aws_lambda_event_source_mapping" "queue" { # fine
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = "orders"

  filter_criteria {
    filter {
      pattern = jsonencode({ body = { status = ["paid"] } })
    }
    filter {
      pattern = "{\"$or\": [{\"body\": {\"urgent\": [true]}}, {\"messageAttributes\": {\"kind\": {\"stringValue\": [\"late\"]}}}]}"
    }
  }
}

resource "aws_lambda_event_source_mapping" "table" { # fine
  event_source_arn  = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000"
  function_name     = "orders"
  starting_position = "LATEST"

  filter_criteria {
    filter {
      pattern = jsonencode({
        eventName = ["INSERT"]
        dynamodb  = { NewImage = { amount = { N = ["5"] } } }
      })
    }
  }
}

resource "aws_lambda_event_source_mapping" "stream" { # fine
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = "LATEST"

  filter_criteria {
    filter {
      pattern = jsonencode({ data = { amount = [{ numeric = [">", 5] }] } })
    }
  }
}

# Without a filter, or of a source that cannot be told: nothing to say.
resource "aws_lambda_event_source_mapping" "plain" {
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = "orders"
}
