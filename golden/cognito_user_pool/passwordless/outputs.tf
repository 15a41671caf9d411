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

output "readers_user_pool_id" {
  description = "Id of the user pool."
  value       = aws_cognito_user_pool.readers.id
}

output "readers_user_pool_arn" {
  description = "ARN of the user pool, for authorisers and for rights on it."
  value       = aws_cognito_user_pool.readers.arn
}

output "readers_client_id" {
  description = "Id by which an app names itself to the user pool; it is the audience of its tokens."
  value       = aws_cognito_user_pool_client.readers.id
}

output "readers_issuer" {
  description = "Issuer of the user pool's tokens, for whoever checks them."
  value       = "https://${aws_cognito_user_pool.readers.endpoint}"
}
