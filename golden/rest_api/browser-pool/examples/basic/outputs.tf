# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.customer_profile.function_name
}

output "function_arn" {
  description = "ARN of the alias that the triggers invoke."
  value       = module.customer_profile.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.customer_profile.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.customer_profile.key_arn
}

output "customers_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = module.customer_profile.customers_url
}

output "customers_domain_target" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value       = module.customer_profile.customers_domain_target
}

output "customers_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = module.customer_profile.customers_access_log_group
}
