# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.fh_orders.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.fh_orders.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.fh_orders.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.fh_orders.key_arn
}

output "orders_delivery_stream_name" {
  description = "Name of the stream, for firehose:PutRecord and firehose:PutRecordBatch."
  value       = module.fh_orders.orders_delivery_stream_name
}

output "orders_delivery_stream_arn" {
  description = "ARN of the stream, for the policies of those that put records."
  value       = module.fh_orders.orders_delivery_stream_arn
}

output "orders_role_name" {
  description = "Name of the role that the stream works under."
  value       = module.fh_orders.orders_role_name
}

output "orders_bucket_name" {
  description = "Name of the bucket: records under records/, what failed under processing-failed/."
  value       = module.fh_orders.orders_bucket_name
}
