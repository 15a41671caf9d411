# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.legacy_orders.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.legacy_orders.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.legacy_orders.role_name
}

output "orders_target_group_arn" {
  description = "ARN of the target group that the function is in, by which the access log knows its requests."
  value       = module.legacy_orders.orders_target_group_arn
}
