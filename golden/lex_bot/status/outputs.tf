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

output "status_bot_id" {
  description = "Id of the bot, for whoever passes turns on to it."
  value       = local.status_bot_id
}

output "status_alias_id" {
  description = "Id of the bot's alias, for whoever passes turns on to it."
  value       = local.status_alias_id
}

output "status_conversation_log_group" {
  description = "Name of the log group that has each turn: what was said, understood and answered."
  value       = aws_cloudwatch_log_group.status.name
}
