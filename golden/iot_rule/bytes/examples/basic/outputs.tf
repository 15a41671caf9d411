# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.iot_frames.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.iot_frames.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.iot_frames.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.iot_frames.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.iot_frames.key_arn
}

output "frames_rule_name" {
  description = "Name of the rule. Devices that publish on $aws/rules/NAME/TOPIC reach it alone, without the message broker and its price."
  value       = module.iot_frames.frames_rule_name
}

output "frames_undelivered_queue_url" {
  description = "URL of the queue where a message ends that AWS IoT could not deliver."
  value       = module.iot_frames.frames_undelivered_queue_url
}

output "tidy_schedule_arn" {
  description = "ARN of the schedule."
  value       = module.iot_frames.tidy_schedule_arn
}

output "tidy_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = module.iot_frames.tidy_undelivered_queue_url
}
