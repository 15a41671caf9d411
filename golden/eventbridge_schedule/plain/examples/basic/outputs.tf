# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.schedule_daily_report.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.schedule_daily_report.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.schedule_daily_report.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.schedule_daily_report.failed_events_queue_url
}

output "nightly_schedule_arn" {
  description = "ARN of the schedule."
  value       = module.schedule_daily_report.nightly_schedule_arn
}

output "nightly_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = module.schedule_daily_report.nightly_undelivered_queue_url
}
