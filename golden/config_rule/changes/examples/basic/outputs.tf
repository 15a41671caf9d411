# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.config_owner_tags.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.config_owner_tags.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.config_owner_tags.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.config_owner_tags.failed_events_queue_url
}

output "owners_rule_name" {
  description = "Name of the rule in AWS Config."
  value       = module.config_owner_tags.owners_rule_name
}

output "owners_rule_arn" {
  description = "ARN of that rule, for remediation and for whoever listens to its verdicts."
  value       = module.config_owner_tags.owners_rule_arn
}
