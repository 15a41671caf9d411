# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.fifo_device_command.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.fifo_device_command.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.fifo_device_command.role_name
}
