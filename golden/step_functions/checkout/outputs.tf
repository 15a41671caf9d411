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

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = aws_kms_key.this.arn
}

output "charge_state_machine_arn" {
  description = "ARN of the workflow."
  value       = aws_sfn_state_machine.charge.arn
}

output "charge_task" {
  description = "The Task state, as JSON, that calls the function: put it into a workflow's definition, with a Next and a Catch of its own."
  value       = jsonencode(local.charge_task)
}

output "charge_unfinished_queue_url" {
  description = "URL of the queue where an execution leaves its input when it fails."
  value       = aws_sqs_queue.charge_unfinished.url
}

output "charge_workflow_log_group_name" {
  description = "Name of the log group with the workflow's log."
  value       = aws_cloudwatch_log_group.charge_workflow.name
}
