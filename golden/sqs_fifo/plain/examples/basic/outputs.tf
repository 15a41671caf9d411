# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.fifo_order_status.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.fifo_order_status.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.fifo_order_status.role_name
}

output "changes_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = module.fifo_order_status.changes_queue_url
}

output "changes_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.fifo_order_status.changes_queue_arn
}

output "changes_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.fifo_order_status.changes_dead_letter_queue_url
}

output "changes_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.fifo_order_status.changes_dead_letter_queue_arn
}
