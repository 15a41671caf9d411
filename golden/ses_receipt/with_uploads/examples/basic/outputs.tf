# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.ses_claims.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.ses_claims.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.ses_claims.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.ses_claims.failed_events_queue_url
}

output "claims_recipients" {
  description = "The addresses and domains whose mail sets the function off."
  value       = module.ses_claims.claims_recipients
}

output "claims_bucket_name" {
  description = "Name of the bucket with the mails, each under its message id."
  value       = module.ses_claims.claims_bucket_name
}

output "uploads_bucket_name" {
  description = "Name of the bucket whose objects set the function off."
  value       = module.ses_claims.uploads_bucket_name
}
