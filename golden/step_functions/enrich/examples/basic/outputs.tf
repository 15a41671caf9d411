# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.sfn_enrich.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.sfn_enrich.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.sfn_enrich.role_name
}

output "clicks_state_machine_arn" {
  description = "ARN of the workflow."
  value       = module.sfn_enrich.clicks_state_machine_arn
}

output "clicks_task" {
  description = "The Task state, as JSON, that calls the function: put it into a workflow's definition, with a Next and a Catch of its own."
  value       = module.sfn_enrich.clicks_task
}

output "clicks_unfinished_queue_url" {
  description = "URL of the queue where an execution leaves its input when it fails."
  value       = module.sfn_enrich.clicks_unfinished_queue_url
}

output "clicks_workflow_log_group_name" {
  description = "Name of the log group with the workflow's log."
  value       = module.sfn_enrich.clicks_workflow_log_group_name
}
