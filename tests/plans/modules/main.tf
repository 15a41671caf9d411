# Edges through arguments and outputs of modules, one of them called for each of two names.
module "queues" {
  source   = "./queue"
  for_each = { orders = 180, returns = 30 }

  name       = each.key
  visibility = each.value
}

module "one" {
  source = "./queue"

  name     = "one"
  with_dlq = false
}

module "consumer" {
  source = "./consumer"

  queue_arn = module.queues["orders"].queue_arn
  timeout   = 30
}

module "other" {
  source = "./consumer"

  queue_arn = module.one.queue_arn
}

output "function_arn" {
  value = module.consumer.function_arn
}
