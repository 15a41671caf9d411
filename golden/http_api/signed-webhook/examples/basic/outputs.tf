# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.shipment_notices.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.shipment_notices.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.shipment_notices.role_name
}

output "notices_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = module.shipment_notices.notices_url
}

output "notices_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = module.shipment_notices.notices_access_log_group
}
