# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.kinesis_meter_store.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.kinesis_meter_store.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.kinesis_meter_store.role_name
}

output "readings_stream_name" {
  description = "Name of the stream that the function reads, for whoever writes records."
  value       = module.kinesis_meter_store.readings_stream_name
}

output "readings_stream_arn" {
  description = "ARN of that stream, to permit producers and other readers."
  value       = module.kinesis_meter_store.readings_stream_arn
}

output "readings_dead_letter_queue_url" {
  description = "URL of the queue that names the records which Lambda passed over."
  value       = module.kinesis_meter_store.readings_dead_letter_queue_url
}
