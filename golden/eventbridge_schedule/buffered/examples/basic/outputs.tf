# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.schedule_ledger_close.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.schedule_ledger_close.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.schedule_ledger_close.role_name
}

output "closings_schedule_arn" {
  description = "ARN of the schedule."
  value       = module.schedule_ledger_close.closings_schedule_arn
}

output "closings_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = module.schedule_ledger_close.closings_undelivered_queue_url
}

output "closings_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.schedule_ledger_close.closings_queue_url
}

output "closings_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.schedule_ledger_close.closings_queue_arn
}

output "closings_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.schedule_ledger_close.closings_dead_letter_queue_url
}

output "closings_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.schedule_ledger_close.closings_dead_letter_queue_arn
}
