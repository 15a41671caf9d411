# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.s3n_invoices.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.s3n_invoices.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.s3n_invoices.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.s3n_invoices.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.s3n_invoices.key_arn
}

output "invoices_bucket_name" {
  description = "Name of the bucket whose objects set the function off."
  value       = module.s3n_invoices.invoices_bucket_name
}
