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

output "smoke_pipeline_name" {
  description = "Name of the pipeline whose step the function is."
  value       = aws_codepipeline.smoke.name
}

output "smoke_pipeline_role_name" {
  description = "Name of the pipeline's role, to attach what further steps need."
  value       = aws_iam_role.smoke_pipeline.name
}
