# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.kinesis_price_feed.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.kinesis_price_feed.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.kinesis_price_feed.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.kinesis_price_feed.key_arn
}

output "prices_stream_name" {
  description = "Name of the stream that the function reads, for whoever writes records."
  value       = module.kinesis_price_feed.prices_stream_name
}

output "prices_stream_arn" {
  description = "ARN of that stream, to permit producers and other readers."
  value       = module.kinesis_price_feed.prices_stream_arn
}

output "prices_dead_letter_queue_url" {
  description = "URL of the queue that names the records which Lambda passed over."
  value       = module.kinesis_price_feed.prices_dead_letter_queue_url
}
