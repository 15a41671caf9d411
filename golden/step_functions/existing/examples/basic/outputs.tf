# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.sfn_approval.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.sfn_approval.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.sfn_approval.role_name
}

output "claims_state_machine_arn" {
  description = "ARN of the workflow."
  value       = module.sfn_approval.claims_state_machine_arn
}

output "claims_task" {
  description = "The Task state, as JSON, that calls the function: put it into a workflow's definition, with a Next and a Catch of its own."
  value       = module.sfn_approval.claims_task
}

output "by_hand_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = module.sfn_approval.by_hand_queue_url
}

output "by_hand_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.sfn_approval.by_hand_queue_arn
}

output "by_hand_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.sfn_approval.by_hand_dead_letter_queue_url
}

output "by_hand_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.sfn_approval.by_hand_dead_letter_queue_arn
}
