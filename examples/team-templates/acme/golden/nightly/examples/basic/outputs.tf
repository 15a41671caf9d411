# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.billing_nightly_report.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.billing_nightly_report.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.billing_nightly_report.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.billing_nightly_report.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.billing_nightly_report.key_arn
}

output "every_night_schedule_arn" {
  description = "ARN of the schedule."
  value       = module.billing_nightly_report.every_night_schedule_arn
}

output "every_night_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = module.billing_nightly_report.every_night_undelivered_queue_url
}
