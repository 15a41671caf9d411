module "queue" { # fine
  source  = "terraform-aws-modules/sqs/aws"
  version = "~> 4.0"

  name       = "orders"
  create_dlq = true
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = module.queue.queue_arn
  function_name    = "orders"
}
