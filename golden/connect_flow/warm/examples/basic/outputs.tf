# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.connect_open_orders.function_name
}

output "function_arn" {
  description = "ARN of the alias that the triggers invoke."
  value       = module.connect_open_orders.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.connect_open_orders.role_name
}

output "open_orders_instance_id" {
  description = "Id of the instance whose flows may call the function."
  value       = module.connect_open_orders.open_orders_instance_id
}

output "open_orders_flow_action" {
  description = "The action that calls the function, for the Actions of an aws_connect_contact_flow: add its Identifier and Transitions, the Error one too."
  value       = module.connect_open_orders.open_orders_flow_action
}
