output "function_name" {
  description = "Name of the Lambda function."
  value       = aws_lambda_function.this.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = aws_lambda_function.this.arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = aws_iam_role.this.name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = aws_sqs_queue.failed_events.url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = aws_kms_key.this.arn
}

output "dunnings_group_name" {
  description = "Name of the schedule group in which schedules are created (GroupName)."
  value       = aws_scheduler_schedule_group.dunnings.name
}

output "dunnings_target_arn" {
  description = "ARN of what a schedule sets off (Target.Arn)."
  value       = aws_lambda_function.this.arn
}

output "dunnings_role_arn" {
  description = "ARN of the role that Scheduler delivers with (Target.RoleArn)."
  value       = aws_iam_role.dunnings.arn
}

output "dunnings_undelivered_queue_arn" {
  description = "ARN of the queue where a run ends that could not be started (Target.DeadLetterConfig.Arn)."
  value       = aws_sqs_queue.dunnings_undelivered.arn
}

output "dunnings_planner_policy_json" {
  description = "Policy for the code that creates, changes and deletes the schedules."
  value       = data.aws_iam_policy_document.dunnings_planner.json
}

output "dunnings_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = aws_sqs_queue.dunnings_undelivered.url
}
