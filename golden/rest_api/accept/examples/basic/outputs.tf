# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.meter_readings.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.meter_readings.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.meter_readings.role_name
}

output "readings_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = module.meter_readings.readings_url
}

output "readings_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = module.meter_readings.readings_access_log_group
}

output "readings_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.meter_readings.readings_queue_url
}

output "readings_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.meter_readings.readings_queue_arn
}

output "readings_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.meter_readings.readings_dead_letter_queue_url
}

output "readings_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.meter_readings.readings_dead_letter_queue_arn
}
