# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.table_stock_count.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.table_stock_count.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.table_stock_count.role_name
}

output "stock_table_name" {
  description = "Name of the table whose changes the function reads."
  value       = module.table_stock_count.stock_table_name
}

output "stock_table_arn" {
  description = "ARN of that table, to permit who writes items."
  value       = module.table_stock_count.stock_table_arn
}

output "stock_stream_arn" {
  description = "ARN of the table's stream, to fetch a change that failed."
  value       = module.table_stock_count.stock_stream_arn
}

output "stock_dead_letter_queue_url" {
  description = "URL of the queue that names the changes which Lambda passed over."
  value       = module.table_stock_count.stock_dead_letter_queue_url
}

output "deliveries_stream_name" {
  description = "Name of the stream that the function reads, for whoever writes records."
  value       = module.table_stock_count.deliveries_stream_name
}

output "deliveries_stream_arn" {
  description = "ARN of that stream, to permit producers and other readers."
  value       = module.table_stock_count.deliveries_stream_arn
}

output "deliveries_dead_letter_queue_url" {
  description = "URL of the queue that names the records which Lambda passed over."
  value       = module.table_stock_count.deliveries_dead_letter_queue_url
}
