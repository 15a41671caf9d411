resource "aws_lambda_event_source_mapping" "kinesis" { # fine
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = "TRIM_HORIZON"

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.dead_letter.arn
    }
  }
}

resource "aws_lambda_event_source_mapping" "kafka" { # fine
  function_name     = "orders"
  topics            = ["orders"]
  starting_position = "TRIM_HORIZON"

  self_managed_event_source {
    endpoints = { KAFKA_BOOTSTRAP_SERVERS = "broker.example.com:9092" }
  }

  dynamic "destination_config" {
    for_each = ["arn:aws:sns:eu-west-1:111122223333:failed"]
    content {
      on_failure {
        destination_arn = destination_config.value
      }
    }
  }
}

resource "aws_lambda_event_source_mapping" "queue" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
}

resource "aws_lambda_event_source_mapping" "broker" {
  event_source_arn = aws_mq_broker.orders.arn
  function_name    = "orders"
  queues           = ["orders"]
}
