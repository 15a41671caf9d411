# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.s3n_import.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.s3n_import.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.s3n_import.role_name
}

output "files_bucket_name" {
  description = "Name of the bucket whose objects set the function off."
  value       = module.s3n_import.files_bucket_name
}

output "files_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.s3n_import.files_queue_url
}

output "files_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.s3n_import.files_queue_arn
}

output "files_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.s3n_import.files_dead_letter_queue_url
}

output "files_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.s3n_import.files_dead_letter_queue_arn
}
