# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.kinesis_vehicle_track.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.kinesis_vehicle_track.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.kinesis_vehicle_track.role_name
}

output "positions_stream_name" {
  description = "Name of the stream that the function reads, for whoever writes records."
  value       = module.kinesis_vehicle_track.positions_stream_name
}

output "positions_stream_arn" {
  description = "ARN of that stream, to permit producers and other readers."
  value       = module.kinesis_vehicle_track.positions_stream_arn
}

output "positions_dead_letter_queue_url" {
  description = "URL of the queue that names the records which Lambda passed over."
  value       = module.kinesis_vehicle_track.positions_dead_letter_queue_url
}
