# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.ses_gate.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.ses_gate.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.ses_gate.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.ses_gate.key_arn
}

output "gate_recipients" {
  description = "The addresses and domains whose mail sets the function off."
  value       = module.ses_gate.gate_recipients
}

output "gate_bucket_name" {
  description = "Name of the bucket with the mails, each under its message id."
  value       = module.ses_gate.gate_bucket_name
}
