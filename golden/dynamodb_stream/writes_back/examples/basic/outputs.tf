# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.table_order_score.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.table_order_score.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.table_order_score.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.table_order_score.key_arn
}

output "orders_table_name" {
  description = "Name of the table whose changes the function reads."
  value       = module.table_order_score.orders_table_name
}

output "orders_table_arn" {
  description = "ARN of that table, to permit who writes items."
  value       = module.table_order_score.orders_table_arn
}

output "orders_stream_arn" {
  description = "ARN of the table's stream, to fetch a change that failed."
  value       = module.table_order_score.orders_stream_arn
}

output "orders_dead_letter_queue_url" {
  description = "URL of the queue that names the changes which Lambda passed over."
  value       = module.table_order_score.orders_dead_letter_queue_url
}
