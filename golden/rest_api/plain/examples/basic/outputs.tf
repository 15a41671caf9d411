# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.rest_address_check.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.rest_address_check.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.rest_address_check.role_name
}

output "addresses_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = module.rest_address_check.addresses_url
}

output "addresses_execution_arn" {
  description = "ARN of the API, for the policies that permit callers execute-api:Invoke on it."
  value       = module.rest_address_check.addresses_execution_arn
}

output "addresses_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = module.rest_address_check.addresses_access_log_group
}
