# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.snsfifo_ledger.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.snsfifo_ledger.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.snsfifo_ledger.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.snsfifo_ledger.key_arn
}

output "payments_topic_arn" {
  description = "ARN of the topic, for whoever announces something and whoever else wants to hear of it."
  value       = module.snsfifo_ledger.payments_topic_arn
}

output "payments_undelivered_queue_url" {
  description = "URL of the queue where a message ends that SNS could not deliver."
  value       = module.snsfifo_ledger.payments_undelivered_queue_url
}

output "payments_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.snsfifo_ledger.payments_queue_url
}

output "payments_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.snsfifo_ledger.payments_queue_arn
}

output "payments_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.snsfifo_ledger.payments_dead_letter_queue_url
}

output "payments_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.snsfifo_ledger.payments_dead_letter_queue_arn
}
