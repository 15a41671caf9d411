# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.cfn_search_index.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.cfn_search_index.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.cfn_search_index.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.cfn_search_index.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.cfn_search_index.key_arn
}

output "search_index_resource" {
  description = "The resource, as JSON, as it stands in a template's Resources; add its own properties."
  value       = module.cfn_search_index.search_index_resource
}

output "search_index_stack_id" {
  description = "ARN of the stack."
  value       = module.cfn_search_index.search_index_stack_id
}

output "search_index_physical_id" {
  description = "What the handler calls the resource (its PhysicalResourceId)."
  value       = module.cfn_search_index.search_index_physical_id
}
