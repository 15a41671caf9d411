# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.sqs_customer_index.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.sqs_customer_index.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.sqs_customer_index.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.sqs_customer_index.failed_events_queue_url
}

output "updates_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = module.sqs_customer_index.updates_queue_url
}

output "updates_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.sqs_customer_index.updates_queue_arn
}

output "updates_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.sqs_customer_index.updates_dead_letter_queue_url
}

output "updates_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.sqs_customer_index.updates_dead_letter_queue_arn
}

output "merges_bus_name" {
  description = "Name of the event bus, for whoever announces events."
  value       = module.sqs_customer_index.merges_bus_name
}

output "merges_bus_arn" {
  description = "ARN of that bus, to permit senders."
  value       = module.sqs_customer_index.merges_bus_arn
}

output "merges_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = module.sqs_customer_index.merges_undelivered_queue_url
}

output "nightly_schedule_arn" {
  description = "ARN of the schedule."
  value       = module.sqs_customer_index.nightly_schedule_arn
}

output "nightly_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = module.sqs_customer_index.nightly_undelivered_queue_url
}
