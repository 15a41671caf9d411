# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.cognito_claims_existing.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.cognito_claims_existing.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.cognito_claims_existing.role_name
}

output "staff_lambda_config" {
  description = "What the owner of the user pool sets in its lambda_config; until then no step asks the function."
  value       = module.cognito_claims_existing.staff_lambda_config
}

output "staff_user_pool_id" {
  description = "Id of the existing user pool."
  value       = module.cognito_claims_existing.staff_user_pool_id
}
