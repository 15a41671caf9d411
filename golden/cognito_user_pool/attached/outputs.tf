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

output "staff_lambda_config" {
  description = "What the owner of the user pool sets in its lambda_config; until then no step asks the function."
  value = {
    pre_sign_up = aws_lambda_function.this.arn
    pre_token_generation_config = {
      lambda_arn     = aws_lambda_function.this.arn
      lambda_version = "V2_0"
    }
  }
}

output "staff_user_pool_id" {
  description = "Id of the existing user pool."
  value       = split("/", var.staff_user_pool_arn)[1]
}
