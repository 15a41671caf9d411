# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.pipe_announce.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.pipe_announce.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.pipe_announce.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.pipe_announce.failed_events_queue_url
}

output "announcement_pipeline_name" {
  description = "Name of the pipeline whose step the function is."
  value       = module.pipe_announce.announcement_pipeline_name
}

output "announcement_action" {
  description = "The arguments of the action that calls the function, for a stage of the existing pipeline."
  value       = module.pipe_announce.announcement_action
}

output "announcement_pipeline_policy" {
  description = "JSON of the policy that the existing pipeline's role needs to call the function."
  value       = module.pipe_announce.announcement_pipeline_policy
}
