# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.sfn_letters.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.sfn_letters.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.sfn_letters.role_name
}

output "letters_state_machine_arn" {
  description = "ARN of the workflow."
  value       = module.sfn_letters.letters_state_machine_arn
}

output "letters_task" {
  description = "The Task state, as JSON, that hands over to the function: put it into a workflow's definition, with a Next and a Catch of its own."
  value       = module.sfn_letters.letters_task
}

output "letters_unfinished_queue_url" {
  description = "URL of the queue where an execution leaves its input when it fails."
  value       = module.sfn_letters.letters_unfinished_queue_url
}

output "letters_workflow_log_group_name" {
  description = "Name of the log group with the workflow's log."
  value       = module.sfn_letters.letters_workflow_log_group_name
}

output "letters_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.sfn_letters.letters_queue_url
}

output "letters_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.sfn_letters.letters_queue_arn
}

output "letters_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.sfn_letters.letters_dead_letter_queue_url
}

output "letters_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.sfn_letters.letters_dead_letter_queue_arn
}
