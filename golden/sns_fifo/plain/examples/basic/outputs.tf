# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.snsfifo_order_page.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.snsfifo_order_page.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.snsfifo_order_page.role_name
}

output "changes_topic_arn" {
  description = "ARN of the topic, for whoever announces something and whoever else wants to hear of it."
  value       = module.snsfifo_order_page.changes_topic_arn
}

output "changes_undelivered_queue_url" {
  description = "URL of the queue where a message ends that SNS could not deliver."
  value       = module.snsfifo_order_page.changes_undelivered_queue_url
}

output "changes_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.snsfifo_order_page.changes_queue_url
}

output "changes_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.snsfifo_order_page.changes_queue_arn
}

output "changes_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.snsfifo_order_page.changes_dead_letter_queue_url
}

output "changes_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.snsfifo_order_page.changes_dead_letter_queue_arn
}
