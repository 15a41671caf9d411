# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.iot_store.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.iot_store.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.iot_store.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.iot_store.key_arn
}

output "meters_rule_name" {
  description = "Name of the rule. Devices that publish on $aws/rules/NAME/TOPIC reach it alone, without the message broker and its price."
  value       = module.iot_store.meters_rule_name
}

output "meters_undelivered_queue_url" {
  description = "URL of the queue where a message ends that AWS IoT could not deliver."
  value       = module.iot_store.meters_undelivered_queue_url
}

output "meters_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.iot_store.meters_queue_url
}

output "meters_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.iot_store.meters_queue_arn
}

output "meters_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.iot_store.meters_dead_letter_queue_url
}

output "meters_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.iot_store.meters_dead_letter_queue_arn
}
