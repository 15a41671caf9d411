# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.commit_mirror.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.commit_mirror.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.commit_mirror.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.commit_mirror.failed_events_queue_url
}

output "shop_repository_name" {
  description = "Name of the repository whose pushes set the function off."
  value       = module.commit_mirror.shop_repository_name
}
