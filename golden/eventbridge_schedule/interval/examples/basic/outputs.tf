# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.schedule_rate_refresh.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.schedule_rate_refresh.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.schedule_rate_refresh.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.schedule_rate_refresh.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.schedule_rate_refresh.key_arn
}

output "refresh_schedule_arn" {
  description = "ARN of the schedule."
  value       = module.schedule_rate_refresh.refresh_schedule_arn
}

output "refresh_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = module.schedule_rate_refresh.refresh_undelivered_queue_url
}
