# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.refund_routes.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.refund_routes.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.refund_routes.role_name
}

output "refunds_definition" {
  description = "Changes with the routes: put it among the triggers of the API's deployment, or callers never see them."
  value       = module.refund_routes.refunds_definition
}
