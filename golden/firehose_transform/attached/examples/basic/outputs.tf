# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.fh_logs.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.fh_logs.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.fh_logs.role_name
}

output "logs_processor" {
  description = "The processor that the stream's owner enters into its processing_configuration: type, and parameters by name."
  value       = module.fh_logs.logs_processor
}

output "logs_delivery_stream_name" {
  description = "Name of the stream whose records the function changes."
  value       = module.fh_logs.logs_delivery_stream_name
}
