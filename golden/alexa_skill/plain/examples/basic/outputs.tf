# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.alexa_order_status.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.alexa_order_status.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.alexa_order_status.role_name
}

output "skill_endpoint_arn" {
  description = "What to set as the endpoint of the skill, in the developer console of Alexa."
  value       = module.alexa_order_status.skill_endpoint_arn
}

output "skill_skill_id" {
  description = "Id of the skill that may call the function."
  value       = module.alexa_order_status.skill_skill_id
}
