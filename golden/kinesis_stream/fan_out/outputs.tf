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

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = aws_kms_key.this.arn
}

output "prices_stream_name" {
  description = "Name of the stream that the function reads, for whoever writes records."
  value       = aws_kinesis_stream.prices.name
}

output "prices_stream_arn" {
  description = "ARN of that stream, to permit producers and other readers."
  value       = aws_kinesis_stream.prices.arn
}

output "prices_dead_letter_queue_url" {
  description = "URL of the queue that names the records which Lambda passed over."
  value       = aws_sqs_queue.prices_dead_letter.url
}
