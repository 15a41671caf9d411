# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.stock_levels.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.stock_levels.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.stock_levels.role_name
}

output "stock_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = module.stock_levels.stock_url
}

output "stock_api_key_ids" {
  description = "Id of each client's API key; `aws apigateway get-api-key --include-value` shows the key itself."
  value       = module.stock_levels.stock_api_key_ids
}

output "stock_rest_api_id" {
  description = "Id of the API, to empty its cache."
  value       = module.stock_levels.stock_rest_api_id
}

output "stock_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = module.stock_levels.stock_access_log_group
}
