resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_lambda_event_source_mapping" "start" { # violation
  event_source_arn  = aws_sqs_queue.orders.arn
  function_name     = "orders"
  starting_position = "LATEST"
}

resource "aws_lambda_event_source_mapping" "retries" { # violation
  event_source_arn               = aws_sqs_queue.orders.arn
  function_name                  = "orders"
  maximum_retry_attempts         = 3
  bisect_batch_on_function_error = true
}

resource "aws_lambda_event_source_mapping" "destination" { # violation
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = "orders"

  destination_config {
    on_failure {
      destination_arn = "arn:aws:sqs:eu-west-1:111122223333:dead"
    }
  }
}
