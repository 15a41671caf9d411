# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.rule_commit_check.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.rule_commit_check.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.rule_commit_check.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.rule_commit_check.failed_events_queue_url
}

output "commits_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = module.rule_commit_check.commits_undelivered_queue_url
}
