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

output "stock_table_name" {
  description = "Name of the table whose changes the function reads."
  value       = aws_dynamodb_table.stock.name
}

output "stock_table_arn" {
  description = "ARN of that table, to permit who writes items."
  value       = aws_dynamodb_table.stock.arn
}

output "stock_stream_arn" {
  description = "ARN of the table's stream, to fetch a change that failed."
  value       = aws_dynamodb_table.stock.stream_arn
}

output "stock_dead_letter_queue_url" {
  description = "URL of the queue that names the changes which Lambda passed over."
  value       = aws_sqs_queue.stock_dead_letter.url
}

output "deliveries_stream_name" {
  description = "Name of the stream that the function reads, for whoever writes records."
  value       = aws_kinesis_stream.deliveries.name
}

output "deliveries_stream_arn" {
  description = "ARN of that stream, to permit producers and other readers."
  value       = aws_kinesis_stream.deliveries.arn
}

output "deliveries_dead_letter_queue_url" {
  description = "URL of the queue that names the records which Lambda passed over."
  value       = aws_sqs_queue.deliveries_dead_letter.url
}
