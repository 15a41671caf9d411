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

output "payments_stream_name" {
  description = "Name of the stream that the function reads."
  value       = split("/", var.payments_stream_arn)[1]
}

output "payments_dead_letter_queue_url" {
  description = "URL of the queue that names the records which Lambda passed over."
  value       = aws_sqs_queue.payments_dead_letter.url
}
