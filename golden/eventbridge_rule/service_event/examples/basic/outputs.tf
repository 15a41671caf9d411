# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.rule_instance_janitor.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.rule_instance_janitor.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.rule_instance_janitor.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.rule_instance_janitor.failed_events_queue_url
}

output "instances_archive_arn" {
  description = "ARN of the archive from which events can be sent again."
  value       = module.rule_instance_janitor.instances_archive_arn
}

output "instances_replay_destination" {
  description = "Where a replay has to go so that nobody but this function gets the events again."
  value       = module.rule_instance_janitor.instances_replay_destination
}

output "instances_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = module.rule_instance_janitor.instances_undelivered_queue_url
}
