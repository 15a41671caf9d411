# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.commit_release_notes.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.commit_release_notes.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.commit_release_notes.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.commit_release_notes.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.commit_release_notes.key_arn
}

output "pushes_repository_name" {
  description = "Name of the repository whose pushes set the function off."
  value       = module.commit_release_notes.pushes_repository_name
}

output "pushes_clone_url" {
  description = "URL to clone that repository from, over HTTPS."
  value       = module.commit_release_notes.pushes_clone_url
}
