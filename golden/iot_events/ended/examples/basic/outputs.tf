# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.iot_ev_pumps.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.iot_ev_pumps.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.iot_ev_pumps.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.iot_ev_pumps.failed_events_queue_url
}

output "pumps_input_name" {
  description = "Name of the input that took the devices' messages."
  value       = module.iot_ev_pumps.pumps_input_name
}
