# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.s3eb_large.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.s3eb_large.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.s3eb_large.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.s3eb_large.key_arn
}

output "large_bucket_name" {
  description = "Name of the bucket whose objects set the function off."
  value       = module.s3eb_large.large_bucket_name
}

output "large_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = module.s3eb_large.large_undelivered_queue_url
}

output "large_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.s3eb_large.large_queue_url
}

output "large_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.s3eb_large.large_queue_arn
}

output "large_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.s3eb_large.large_dead_letter_queue_url
}

output "large_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.s3eb_large.large_dead_letter_queue_arn
}
