# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.ses_invoices.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.ses_invoices.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.ses_invoices.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.ses_invoices.failed_events_queue_url
}

output "inbox_recipients" {
  description = "The addresses and domains whose mail sets the function off."
  value       = module.ses_invoices.inbox_recipients
}

output "inbox_bucket_name" {
  description = "Name of the bucket with the mails, each under its message id."
  value       = module.ses_invoices.inbox_bucket_name
}
