# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.lex_and_connect.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.lex_and_connect.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.lex_and_connect.role_name
}

output "bot_bot_id" {
  description = "Id of the bot, for whoever passes turns on to it."
  value       = module.lex_and_connect.bot_bot_id
}

output "bot_alias_id" {
  description = "Id of the bot's alias, for whoever passes turns on to it."
  value       = module.lex_and_connect.bot_alias_id
}

output "flow_instance_id" {
  description = "Id of the instance whose flows may call the function."
  value       = module.lex_and_connect.flow_instance_id
}

output "flow_flow_action" {
  description = "The action that calls the function, for the Actions of an aws_connect_contact_flow: add its Identifier and Transitions, the Error one too."
  value       = module.lex_and_connect.flow_flow_action
}
