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

output "clicks_stream_name" {
  description = "Name of the stream that the function reads, for whoever writes records."
  value       = aws_kinesis_stream.clicks.name
}

output "clicks_stream_arn" {
  description = "ARN of that stream, to permit producers and other readers."
  value       = aws_kinesis_stream.clicks.arn
}

output "clicks_dead_letter_queue_url" {
  description = "URL of the queue that names the records which Lambda passed over."
  value       = aws_sqs_queue.clicks_dead_letter.url
}
