# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.table_invoice_write.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.table_invoice_write.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.table_invoice_write.role_name
}

output "orders_table_name" {
  description = "Name of the table whose changes the function reads."
  value       = module.table_invoice_write.orders_table_name
}

output "orders_stream_arn" {
  description = "ARN of the table's stream, to fetch a change that failed."
  value       = module.table_invoice_write.orders_stream_arn
}

output "orders_dead_letter_queue_url" {
  description = "URL of the queue that names the changes which Lambda passed over."
  value       = module.table_invoice_write.orders_dead_letter_queue_url
}
