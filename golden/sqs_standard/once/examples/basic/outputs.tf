# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.sqs_card_charge.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.sqs_card_charge.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.sqs_card_charge.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.sqs_card_charge.key_arn
}

output "charges_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = module.sqs_card_charge.charges_queue_url
}

output "charges_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.sqs_card_charge.charges_queue_arn
}

output "charges_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.sqs_card_charge.charges_dead_letter_queue_url
}

output "charges_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.sqs_card_charge.charges_dead_letter_queue_arn
}
