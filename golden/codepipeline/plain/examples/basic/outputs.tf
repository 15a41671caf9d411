# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.pipe_smoke_test.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.pipe_smoke_test.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.pipe_smoke_test.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.pipe_smoke_test.failed_events_queue_url
}

output "smoke_pipeline_name" {
  description = "Name of the pipeline whose step the function is."
  value       = module.pipe_smoke_test.smoke_pipeline_name
}

output "smoke_pipeline_role_name" {
  description = "Name of the pipeline's role, to attach what further steps need."
  value       = module.pipe_smoke_test.smoke_pipeline_role_name
}
