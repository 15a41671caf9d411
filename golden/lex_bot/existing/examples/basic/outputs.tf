# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.lex_appointments.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.lex_appointments.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.lex_appointments.role_name
}

output "appointments_bot_id" {
  description = "Id of the bot, for whoever passes turns on to it."
  value       = module.lex_appointments.appointments_bot_id
}

output "appointments_alias_id" {
  description = "Id of the bot's alias, for whoever passes turns on to it."
  value       = module.lex_appointments.appointments_alias_id
}
