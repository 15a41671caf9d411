module "queue" {
  source = "./queue"
  name   = "orders"
}

module "other" {
  source          = "./queue"
  name            = "other"
  dead_letter_arn = "arn:aws:sqs:eu-west-1:111122223333:dead"
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = module.queue.arn
  function_name    = "orders"
}
