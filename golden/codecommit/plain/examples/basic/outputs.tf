# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.commit_announcer.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.commit_announcer.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.commit_announcer.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.commit_announcer.failed_events_queue_url
}

output "repository_changes_repository_name" {
  description = "Name of the repository whose pushes set the function off."
  value       = module.commit_announcer.repository_changes_repository_name
}

output "repository_changes_clone_url" {
  description = "URL to clone that repository from, over HTTPS."
  value       = module.commit_announcer.repository_changes_clone_url
}
