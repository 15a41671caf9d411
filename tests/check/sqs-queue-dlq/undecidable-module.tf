module "queue" {
  source = "git::https://example.com/modules/queue.git"
  name   = "orders"
}

resource "aws_lambda_event_source_mapping" "orders" { # undecidable
  event_source_arn = module.queue.sqs_queue_arn
  function_name    = "orders"
}
