# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.sfn_checkout.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.sfn_checkout.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.sfn_checkout.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.sfn_checkout.key_arn
}

output "charge_state_machine_arn" {
  description = "ARN of the workflow."
  value       = module.sfn_checkout.charge_state_machine_arn
}

output "charge_task" {
  description = "The Task state, as JSON, that calls the function: put it into a workflow's definition, with a Next and a Catch of its own."
  value       = module.sfn_checkout.charge_task
}

output "charge_unfinished_queue_url" {
  description = "URL of the queue where an execution leaves its input when it fails."
  value       = module.sfn_checkout.charge_unfinished_queue_url
}

output "charge_workflow_log_group_name" {
  description = "Name of the log group with the workflow's log."
  value       = module.sfn_checkout.charge_workflow_log_group_name
}
