# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.iot_alerts.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.iot_alerts.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.iot_alerts.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.iot_alerts.failed_events_queue_url
}

output "readings_rule_name" {
  description = "Name of the rule. Devices that publish on $aws/rules/NAME/TOPIC reach it alone, without the message broker and its price."
  value       = module.iot_alerts.readings_rule_name
}

output "readings_undelivered_queue_url" {
  description = "URL of the queue where a message ends that AWS IoT could not deliver."
  value       = module.iot_alerts.readings_undelivered_queue_url
}
