# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.lex_meter_reading.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.lex_meter_reading.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.lex_meter_reading.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.lex_meter_reading.key_arn
}

output "readings_bot_id" {
  description = "Id of the bot, for whoever passes turns on to it."
  value       = module.lex_meter_reading.readings_bot_id
}

output "readings_alias_id" {
  description = "Id of the bot's alias, for whoever passes turns on to it."
  value       = module.lex_meter_reading.readings_alias_id
}
