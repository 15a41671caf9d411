# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.schedule_price_switch.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.schedule_price_switch.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.schedule_price_switch.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.schedule_price_switch.failed_events_queue_url
}

output "switch_schedule_arn" {
  description = "ARN of the schedule."
  value       = module.schedule_price_switch.switch_schedule_arn
}

output "switch_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = module.schedule_price_switch.switch_undelivered_queue_url
}
