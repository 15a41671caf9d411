# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.sns_responder.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.sns_responder.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.sns_responder.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.sns_responder.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.sns_responder.key_arn
}

output "alarms_topic_arn" {
  description = "ARN of the topic, for whoever announces something and whoever else wants to hear of it."
  value       = module.sns_responder.alarms_topic_arn
}

output "alarms_undelivered_queue_url" {
  description = "URL of the queue where a message ends that SNS could not deliver."
  value       = module.sns_responder.alarms_undelivered_queue_url
}
