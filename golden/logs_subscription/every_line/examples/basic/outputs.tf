# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.cwl_index.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.cwl_index.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.cwl_index.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.cwl_index.failed_events_queue_url
}

output "jobs_log_group_name" {
  description = "Name of the log group whose lines set the function off, for whoever writes to it."
  value       = module.cwl_index.jobs_log_group_name
}

output "jobs_filter_name" {
  description = "Name of the subscription filter on that log group."
  value       = module.cwl_index.jobs_filter_name
}

output "tidy_schedule_arn" {
  description = "ARN of the schedule."
  value       = module.cwl_index.tidy_schedule_arn
}

output "tidy_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = module.cwl_index.tidy_undelivered_queue_url
}
