# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.iot_ev_freezers.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.iot_ev_freezers.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.iot_ev_freezers.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.iot_ev_freezers.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.iot_ev_freezers.key_arn
}

output "freezers_input_name" {
  description = "Name of the input that took the devices' messages."
  value       = module.iot_ev_freezers.freezers_input_name
}

output "nightly_schedule_arn" {
  description = "ARN of the schedule."
  value       = module.iot_ev_freezers.nightly_schedule_arn
}

output "nightly_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = module.iot_ev_freezers.nightly_undelivered_queue_url
}
