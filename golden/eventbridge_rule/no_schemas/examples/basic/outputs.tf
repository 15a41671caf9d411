# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.rule_loyalty_points.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.rule_loyalty_points.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.rule_loyalty_points.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.rule_loyalty_points.failed_events_queue_url
}

output "points_bus_name" {
  description = "Name of the event bus, for whoever announces events."
  value       = module.rule_loyalty_points.points_bus_name
}

output "points_bus_arn" {
  description = "ARN of that bus, to permit senders."
  value       = module.rule_loyalty_points.points_bus_arn
}

output "points_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = module.rule_loyalty_points.points_undelivered_queue_url
}
