# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.price_list.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.price_list.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.price_list.role_name
}

output "prices_url" {
  description = "Address under which it answers once the domain name leads to it, without a slash at the end."
  value       = module.price_list.prices_url
}

output "prices_load_balancer" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value       = module.price_list.prices_load_balancer
}

output "prices_target_group_arn" {
  description = "ARN of the target group that the function is in, by which the access log knows its requests."
  value       = module.price_list.prices_target_group_arn
}
