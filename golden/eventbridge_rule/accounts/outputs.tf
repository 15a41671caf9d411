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

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = aws_sqs_queue.failed_events.url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = aws_kms_key.this.arn
}

output "shipments_bus_name" {
  description = "Name of the event bus, for whoever announces events."
  value       = aws_cloudwatch_event_bus.shipments.name
}

output "shipments_bus_arn" {
  description = "ARN of that bus, to permit senders."
  value       = aws_cloudwatch_event_bus.shipments.arn
}

output "shipments_archive_arn" {
  description = "ARN of the archive from which events can be sent again."
  value       = aws_cloudwatch_event_archive.shipments.arn
}

output "shipments_replay_destination" {
  description = "Where a replay has to go so that nobody but this function gets the events again."
  value       = "Arn=${aws_cloudwatch_event_archive.shipments.event_source_arn},FilterArns=${aws_cloudwatch_event_rule.shipments.arn}"
}

output "shipments_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = aws_sqs_queue.shipments_undelivered.url
}
