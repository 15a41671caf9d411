# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.payment_webhook.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.payment_webhook.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.payment_webhook.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.payment_webhook.key_arn
}

output "notices_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = module.payment_webhook.notices_url
}

output "notices_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = module.payment_webhook.notices_access_log_group
}

output "notices_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.payment_webhook.notices_queue_url
}

output "notices_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.payment_webhook.notices_queue_arn
}

output "notices_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.payment_webhook.notices_dead_letter_queue_url
}

output "notices_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.payment_webhook.notices_dead_letter_queue_arn
}
