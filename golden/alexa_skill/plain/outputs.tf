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

output "skill_endpoint_arn" {
  description = "What to set as the endpoint of the skill, in the developer console of Alexa."
  value       = aws_lambda_function.this.arn
}

output "skill_skill_id" {
  description = "Id of the skill that may call the function."
  value       = var.skill_skill_id
}
