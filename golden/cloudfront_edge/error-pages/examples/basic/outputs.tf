# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.error_pages.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.error_pages.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.error_pages.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.error_pages.key_arn
}

output "function_version_arn" {
  description = "ARN of the function's published version, with its number: what a behaviour of a distribution is associated with."
  value       = module.error_pages.function_version_arn
}

output "log_group" {
  description = "Name of the function's log group, the same in each Region in which it ran."
  value       = module.error_pages.log_group
}

output "pages_distribution_id" {
  description = "Id of the distribution."
  value       = module.error_pages.pages_distribution_id
}

output "pages_url" {
  description = "Address under which it answers once the domain name leads to it, without a slash at the end."
  value       = module.error_pages.pages_url
}

output "pages_distribution_target" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value       = module.error_pages.pages_distribution_target
}

output "pages_access_log_group" {
  description = "Name of the log group in us-east-1 that has one line for each request."
  value       = module.error_pages.pages_access_log_group
}
