# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.rule_fraud_watch.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.rule_fraud_watch.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.rule_fraud_watch.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.rule_fraud_watch.failed_events_queue_url
}

output "payments_bus_name" {
  description = "Name of the existing event bus, for whoever announces events."
  value       = module.rule_fraud_watch.payments_bus_name
}

output "payments_archive_arn" {
  description = "ARN of the archive from which events can be sent again."
  value       = module.rule_fraud_watch.payments_archive_arn
}

output "payments_replay_destination" {
  description = "Where a replay has to go so that nobody but this function gets the events again."
  value       = module.rule_fraud_watch.payments_replay_destination
}

output "payments_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = module.rule_fraud_watch.payments_undelivered_queue_url
}
