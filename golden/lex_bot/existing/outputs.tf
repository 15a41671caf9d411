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

output "appointments_bot_id" {
  description = "Id of the bot, for whoever passes turns on to it."
  value       = local.appointments_bot_id
}

output "appointments_alias_id" {
  description = "Id of the bot's alias, for whoever passes turns on to it."
  value       = local.appointments_alias_id
}
