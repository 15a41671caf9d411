# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.s3n_catalogue.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.s3n_catalogue.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.s3n_catalogue.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.s3n_catalogue.failed_events_queue_url
}

output "uploads_bucket_name" {
  description = "Name of the bucket whose objects set the function off."
  value       = module.s3n_catalogue.uploads_bucket_name
}

output "documents_bucket_name" {
  description = "Name of the bucket whose objects set the function off."
  value       = module.s3n_catalogue.documents_bucket_name
}

output "documents_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = module.s3n_catalogue.documents_undelivered_queue_url
}

output "articles_topic_arn" {
  description = "ARN of the topic that the function is subscribed to."
  value       = module.s3n_catalogue.articles_topic_arn
}

output "articles_undelivered_queue_url" {
  description = "URL of the queue where a message ends that SNS could not deliver."
  value       = module.s3n_catalogue.articles_undelivered_queue_url
}
