data "terraform_remote_state" "queues" {
  backend = "s3"
}

resource "aws_lambda_event_source_mapping" "orders" { # undecidable
  event_source_arn = data.terraform_remote_state.queues.outputs.orders_queue_arn
  function_name    = "orders"
}

resource "aws_lambda_event_source_mapping" "written" { # undecidable
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = "orders"
}
