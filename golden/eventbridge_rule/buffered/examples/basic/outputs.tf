# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.rule_crm_sync.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.rule_crm_sync.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.rule_crm_sync.role_name
}

output "customers_bus_name" {
  description = "Name of the event bus, for whoever announces events."
  value       = module.rule_crm_sync.customers_bus_name
}

output "customers_bus_arn" {
  description = "ARN of that bus, to permit senders."
  value       = module.rule_crm_sync.customers_bus_arn
}

output "customers_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = module.rule_crm_sync.customers_undelivered_queue_url
}

output "customers_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.rule_crm_sync.customers_queue_url
}

output "customers_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.rule_crm_sync.customers_queue_arn
}

output "customers_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.rule_crm_sync.customers_dead_letter_queue_url
}

output "customers_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.rule_crm_sync.customers_dead_letter_queue_arn
}
