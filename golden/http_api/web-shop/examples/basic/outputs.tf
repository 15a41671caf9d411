# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.web_orders.function_name
}

output "function_arn" {
  description = "ARN of the alias that the triggers invoke."
  value       = module.web_orders.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.web_orders.role_name
}

output "orders_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = module.web_orders.orders_url
}

output "orders_domain_target" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value       = module.web_orders.orders_domain_target
}

output "orders_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = module.web_orders.orders_access_log_group
}
