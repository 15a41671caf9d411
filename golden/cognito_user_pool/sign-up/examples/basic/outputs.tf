# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.cognito_newcomers.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.cognito_newcomers.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.cognito_newcomers.role_name
}

output "newcomers_user_pool_id" {
  description = "Id of the user pool."
  value       = module.cognito_newcomers.newcomers_user_pool_id
}

output "newcomers_user_pool_arn" {
  description = "ARN of the user pool, for authorisers and for rights on it."
  value       = module.cognito_newcomers.newcomers_user_pool_arn
}

output "newcomers_client_id" {
  description = "Id by which an app names itself to the user pool; it is the audience of its tokens."
  value       = module.cognito_newcomers.newcomers_client_id
}

output "newcomers_issuer" {
  description = "Issuer of the user pool's tokens, for whoever checks them."
  value       = module.cognito_newcomers.newcomers_issuer
}
