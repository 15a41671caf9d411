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

output "customers_user_pool_id" {
  description = "Id of the user pool."
  value       = aws_cognito_user_pool.customers.id
}

output "customers_user_pool_arn" {
  description = "ARN of the user pool, for authorisers and for rights on it."
  value       = aws_cognito_user_pool.customers.arn
}

output "customers_client_id" {
  description = "Id by which an app names itself to the user pool; it is the audience of its tokens."
  value       = aws_cognito_user_pool_client.customers.id
}

output "customers_issuer" {
  description = "Issuer of the user pool's tokens, for whoever checks them."
  value       = "https://${aws_cognito_user_pool.customers.endpoint}"
}
