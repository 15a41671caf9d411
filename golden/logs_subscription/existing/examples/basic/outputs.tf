# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.cwl_tickets.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.cwl_tickets.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.cwl_tickets.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.cwl_tickets.failed_events_queue_url
}

output "checkout_log_group_name" {
  description = "Name of the log group whose lines set the function off."
  value       = module.cwl_tickets.checkout_log_group_name
}

output "checkout_filter_name" {
  description = "Name of the subscription filter on that log group."
  value       = module.cwl_tickets.checkout_filter_name
}
