# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.s3eb_results.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.s3eb_results.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.s3eb_results.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.s3eb_results.failed_events_queue_url
}

output "results_bucket_name" {
  description = "Name of the bucket whose objects set the function off."
  value       = module.s3eb_results.results_bucket_name
}

output "results_archive_arn" {
  description = "ARN of the archive from which events can be sent again."
  value       = module.s3eb_results.results_archive_arn
}

output "results_replay_destination" {
  description = "Where a replay has to go so that nobody but this function gets the events again."
  value       = module.s3eb_results.results_replay_destination
}

output "results_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = module.s3eb_results.results_undelivered_queue_url
}
