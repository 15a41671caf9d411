# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.pipe_migration.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.pipe_migration.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.pipe_migration.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.pipe_migration.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.pipe_migration.key_arn
}

output "migration_pipeline_name" {
  description = "Name of the pipeline whose step the function is."
  value       = module.pipe_migration.migration_pipeline_name
}

output "migration_pipeline_role_name" {
  description = "Name of the pipeline's role, to attach what further steps need."
  value       = module.pipe_migration.migration_pipeline_role_name
}
