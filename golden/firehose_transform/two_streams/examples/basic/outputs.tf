# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.fh_lake.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.fh_lake.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.fh_lake.role_name
}

output "readings_delivery_stream_name" {
  description = "Name of the stream, for firehose:PutRecord and firehose:PutRecordBatch."
  value       = module.fh_lake.readings_delivery_stream_name
}

output "readings_delivery_stream_arn" {
  description = "ARN of the stream, for the policies of those that put records."
  value       = module.fh_lake.readings_delivery_stream_arn
}

output "readings_role_name" {
  description = "Name of the role that the stream works under."
  value       = module.fh_lake.readings_role_name
}

output "readings_bucket_name" {
  description = "Name of the bucket: records under records/, what failed under processing-failed/."
  value       = module.fh_lake.readings_bucket_name
}

output "alerts_processor" {
  description = "The processor that the stream's owner enters into its processing_configuration: type, and parameters by name."
  value       = module.fh_lake.alerts_processor
}

output "alerts_delivery_stream_name" {
  description = "Name of the stream whose records the function changes."
  value       = module.fh_lake.alerts_delivery_stream_name
}
