# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.cwl_audit.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.cwl_audit.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.cwl_audit.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.cwl_audit.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.cwl_audit.key_arn
}

output "audit_log_group_name" {
  description = "Name of the log group whose lines set the function off, for whoever writes to it."
  value       = module.cwl_audit.audit_log_group_name
}

output "audit_filter_name" {
  description = "Name of the subscription filter on that log group."
  value       = module.cwl_audit.audit_filter_name
}
