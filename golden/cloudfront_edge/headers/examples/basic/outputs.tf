# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.answer_headers.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.answer_headers.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.answer_headers.role_name
}

output "function_version_arn" {
  description = "ARN of the function's published version, with its number: what a behaviour of a distribution is associated with."
  value       = module.answer_headers.function_version_arn
}

output "log_group" {
  description = "Name of the function's log group, the same in each Region in which it ran."
  value       = module.answer_headers.log_group
}

output "answers_distribution_id" {
  description = "Id of the distribution."
  value       = module.answer_headers.answers_distribution_id
}
