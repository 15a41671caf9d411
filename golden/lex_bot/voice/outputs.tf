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

output "readings_bot_id" {
  description = "Id of the bot, for whoever passes turns on to it."
  value       = local.readings_bot_id
}

output "readings_alias_id" {
  description = "Id of the bot's alias, for whoever passes turns on to it."
  value       = local.readings_alias_id
}
