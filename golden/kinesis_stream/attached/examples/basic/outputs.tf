# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.kinesis_fraud_watch.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.kinesis_fraud_watch.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.kinesis_fraud_watch.role_name
}

output "payments_stream_name" {
  description = "Name of the stream that the function reads."
  value       = module.kinesis_fraud_watch.payments_stream_name
}

output "payments_dead_letter_queue_url" {
  description = "URL of the queue that names the records which Lambda passed over."
  value       = module.kinesis_fraud_watch.payments_dead_letter_queue_url
}
