# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.shipping_quote.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.shipping_quote.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.shipping_quote.role_name
}

output "quotes_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = module.shipping_quote.quotes_url
}

output "quotes_execution_arn" {
  description = "ARN of the API, for the policies that permit callers execute-api:Invoke on it."
  value       = module.shipping_quote.quotes_execution_arn
}

output "quotes_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = module.shipping_quote.quotes_access_log_group
}
