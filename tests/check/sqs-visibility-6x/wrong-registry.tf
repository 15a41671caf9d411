module "queue" { # violation
  source  = "terraform-aws-modules/sqs/aws"
  version = "~> 4.0"

  name                       = "orders"
  visibility_timeout_seconds = 60
}

module "worker" {
  source  = "terraform-aws-modules/lambda/aws"
  version = "~> 7.0"

  function_name = "orders"
  handler       = "index.handler"
  runtime       = "python3.13"
  timeout       = 60

  event_source_mapping = {
    orders = {
      event_source_arn = module.queue.queue_arn
    }
  }
}
