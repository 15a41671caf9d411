# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.lex_order_status.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.lex_order_status.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.lex_order_status.role_name
}

output "status_bot_id" {
  description = "Id of the bot, for whoever passes turns on to it."
  value       = module.lex_order_status.status_bot_id
}

output "status_alias_id" {
  description = "Id of the bot's alias, for whoever passes turns on to it."
  value       = module.lex_order_status.status_alias_id
}

output "status_conversation_log_group" {
  description = "Name of the log group that has each turn: what was said, understood and answered."
  value       = module.lex_order_status.status_conversation_log_group
}
