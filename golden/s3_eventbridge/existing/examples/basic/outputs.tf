# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.s3eb_audit.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.s3eb_audit.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.s3eb_audit.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.s3eb_audit.failed_events_queue_url
}

output "documents_bucket_name" {
  description = "Name of the bucket whose objects set the function off."
  value       = module.s3eb_audit.documents_bucket_name
}

output "documents_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = module.s3eb_audit.documents_undelivered_queue_url
}
