# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.price_lists.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.price_lists.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.price_lists.role_name
}

output "lists_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = module.price_lists.lists_url
}

output "lists_rest_api_id" {
  description = "Id of the API, to empty its cache."
  value       = module.price_lists.lists_rest_api_id
}

output "lists_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = module.price_lists.lists_access_log_group
}

output "uploads_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = module.price_lists.uploads_queue_url
}

output "uploads_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.price_lists.uploads_queue_arn
}

output "uploads_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.price_lists.uploads_dead_letter_queue_url
}

output "uploads_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.price_lists.uploads_dead_letter_queue_arn
}
