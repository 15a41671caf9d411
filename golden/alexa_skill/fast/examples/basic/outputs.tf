# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.alexa_quiz.function_name
}

output "function_arn" {
  description = "ARN of the alias that the triggers invoke."
  value       = module.alexa_quiz.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.alexa_quiz.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.alexa_quiz.key_arn
}

output "quiz_endpoint_arn" {
  description = "What to set as the endpoint of the skill, in the developer console of Alexa."
  value       = module.alexa_quiz.quiz_endpoint_arn
}

output "quiz_skill_id" {
  description = "Id of the skill that may call the function."
  value       = module.alexa_quiz.quiz_skill_id
}
