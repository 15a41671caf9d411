# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.cognito_and_jobs.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.cognito_and_jobs.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.cognito_and_jobs.role_name
}

output "suppliers_lambda_config" {
  description = "What the owner of the user pool sets in its lambda_config; until then no step asks the function."
  value       = module.cognito_and_jobs.suppliers_lambda_config
}

output "suppliers_user_pool_id" {
  description = "Id of the existing user pool."
  value       = module.cognito_and_jobs.suppliers_user_pool_id
}

output "setups_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = module.cognito_and_jobs.setups_queue_url
}

output "setups_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.cognito_and_jobs.setups_queue_arn
}

output "setups_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.cognito_and_jobs.setups_dead_letter_queue_url
}

output "setups_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.cognito_and_jobs.setups_dead_letter_queue_arn
}
