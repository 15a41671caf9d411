# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.schedule_invoice_dunning.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.schedule_invoice_dunning.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.schedule_invoice_dunning.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.schedule_invoice_dunning.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.schedule_invoice_dunning.key_arn
}

output "dunnings_group_name" {
  description = "Name of the schedule group in which schedules are created (GroupName)."
  value       = module.schedule_invoice_dunning.dunnings_group_name
}

output "dunnings_target_arn" {
  description = "ARN of what a schedule sets off (Target.Arn)."
  value       = module.schedule_invoice_dunning.dunnings_target_arn
}

output "dunnings_role_arn" {
  description = "ARN of the role that Scheduler delivers with (Target.RoleArn)."
  value       = module.schedule_invoice_dunning.dunnings_role_arn
}

output "dunnings_undelivered_queue_arn" {
  description = "ARN of the queue where a run ends that could not be started (Target.DeadLetterConfig.Arn)."
  value       = module.schedule_invoice_dunning.dunnings_undelivered_queue_arn
}

output "dunnings_planner_policy_json" {
  description = "Policy for the code that creates, changes and deletes the schedules."
  value       = module.schedule_invoice_dunning.dunnings_planner_policy_json
}

output "dunnings_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = module.schedule_invoice_dunning.dunnings_undelivered_queue_url
}
