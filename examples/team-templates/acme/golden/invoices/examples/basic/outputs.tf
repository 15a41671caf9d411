# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.billing_invoices.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.billing_invoices.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.billing_invoices.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.billing_invoices.key_arn
}

output "parcels_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = module.billing_invoices.parcels_queue_url
}

output "parcels_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.billing_invoices.parcels_queue_arn
}

output "parcels_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.billing_invoices.parcels_dead_letter_queue_url
}

output "parcels_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.billing_invoices.parcels_dead_letter_queue_arn
}
