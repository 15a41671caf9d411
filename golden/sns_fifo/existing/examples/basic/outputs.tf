# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.snsfifo_stock_level.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.snsfifo_stock_level.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.snsfifo_stock_level.role_name
}

output "moves_topic_arn" {
  description = "ARN of the topic that the function is subscribed to."
  value       = module.snsfifo_stock_level.moves_topic_arn
}

output "moves_undelivered_queue_url" {
  description = "URL of the queue where a message ends that SNS could not deliver."
  value       = module.snsfifo_stock_level.moves_undelivered_queue_url
}

output "moves_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.snsfifo_stock_level.moves_queue_url
}

output "moves_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.snsfifo_stock_level.moves_queue_arn
}

output "moves_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.snsfifo_stock_level.moves_dead_letter_queue_url
}

output "moves_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.snsfifo_stock_level.moves_dead_letter_queue_arn
}
