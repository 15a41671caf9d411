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

output "lists_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = aws_api_gateway_stage.lists.invoke_url
}

output "lists_rest_api_id" {
  description = "Id of the API, to empty its cache."
  value       = aws_api_gateway_rest_api.lists.id
}

output "lists_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = aws_cloudwatch_log_group.lists_access.name
}

output "uploads_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = aws_sqs_queue.uploads.url
}

output "uploads_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.uploads.arn
}

output "uploads_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.uploads_dead_letter.url
}

output "uploads_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.uploads_dead_letter.arn
}
