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

output "orders_table_name" {
  description = "Name of the table whose changes the function reads."
  value       = aws_dynamodb_table.orders.name
}

output "orders_table_arn" {
  description = "ARN of that table, to permit who writes items."
  value       = aws_dynamodb_table.orders.arn
}

output "orders_stream_arn" {
  description = "ARN of the table's stream, to fetch a change that failed."
  value       = aws_dynamodb_table.orders.stream_arn
}

output "orders_dead_letter_queue_url" {
  description = "URL of the queue that names the changes which Lambda passed over."
  value       = aws_sqs_queue.orders_dead_letter.url
}
