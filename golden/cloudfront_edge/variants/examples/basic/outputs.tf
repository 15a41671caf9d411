# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.page_variants.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.page_variants.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.page_variants.role_name
}

output "function_version_arn" {
  description = "ARN of the function's published version, with its number: what a behaviour of a distribution is associated with."
  value       = module.page_variants.function_version_arn
}

output "log_group" {
  description = "Name of the function's log group, the same in each Region in which it ran."
  value       = module.page_variants.log_group
}

output "viewers_distribution_id" {
  description = "Id of the distribution."
  value       = module.page_variants.viewers_distribution_id
}

output "viewers_url" {
  description = "Address under which it answers once the domain name leads to it, without a slash at the end."
  value       = module.page_variants.viewers_url
}

output "viewers_distribution_target" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value       = module.page_variants.viewers_distribution_target
}

output "viewers_access_log_group" {
  description = "Name of the log group in us-east-1 that has one line for each request."
  value       = module.page_variants.viewers_access_log_group
}
