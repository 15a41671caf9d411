# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.yearly_report.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.yearly_report.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.yearly_report.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.yearly_report.key_arn
}

output "reports_url" {
  description = "Address under which it answers once the domain name leads to it, without a slash at the end."
  value       = module.yearly_report.reports_url
}

output "reports_load_balancer" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value       = module.yearly_report.reports_load_balancer
}

output "reports_target_group_arn" {
  description = "ARN of the target group that the function is in, by which the access log knows its requests."
  value       = module.yearly_report.reports_target_group_arn
}
