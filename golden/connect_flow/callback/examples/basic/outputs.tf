# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.connect_callback.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.connect_callback.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.connect_callback.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.connect_callback.key_arn
}

output "callbacks_instance_id" {
  description = "Id of the instance whose flows may call the function."
  value       = module.connect_callback.callbacks_instance_id
}

output "callbacks_flow_action" {
  description = "The action that calls the function, for the Actions of an aws_connect_contact_flow: add its Identifier and Transitions, the Error one too."
  value       = module.connect_callback.callbacks_flow_action
}
