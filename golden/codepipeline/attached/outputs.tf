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

output "announcement_pipeline_name" {
  description = "Name of the pipeline whose step the function is."
  value       = split(":", var.announcement_pipeline_arn)[5]
}

output "announcement_action" {
  description = "The arguments of the action that calls the function, for a stage of the existing pipeline."
  value = {
    category = "Invoke"
    owner    = "AWS"
    provider = "Lambda"
    version  = "1"
    configuration = {
      FunctionName = aws_lambda_function.this.function_name
    }
  }
}

output "announcement_pipeline_policy" {
  description = "JSON of the policy that the existing pipeline's role needs to call the function."
  value       = data.aws_iam_policy_document.announcement_pipeline.json
}
