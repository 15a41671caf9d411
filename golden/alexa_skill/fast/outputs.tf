output "function_name" {
  description = "Name of the Lambda function."
  value       = aws_lambda_function.this.function_name
}

output "function_arn" {
  description = "ARN of the alias that the triggers invoke."
  value       = aws_lambda_alias.live.arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = aws_iam_role.this.name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = aws_kms_key.this.arn
}

output "quiz_endpoint_arn" {
  description = "What to set as the endpoint of the skill, in the developer console of Alexa."
  value       = aws_lambda_alias.live.arn
}

output "quiz_skill_id" {
  description = "Id of the skill that may call the function."
  value       = var.quiz_skill_id
}
