output "function_name" {
  description = "Name of the Lambda function."
  value       = aws_lambda_function.this.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = aws_lambda_function.this.arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = aws_iam_role.this.name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = aws_sqs_queue.failed_events.url
}

output "repository_changes_repository_name" {
  description = "Name of the repository whose pushes set the function off."
  value       = aws_codecommit_trigger.repository_changes.repository_name
}

output "repository_changes_clone_url" {
  description = "URL to clone that repository from, over HTTPS."
  value       = aws_codecommit_repository.repository_changes.clone_url_http
}
