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

output "updates_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = aws_sqs_queue.updates.url
}

output "updates_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.updates.arn
}

output "updates_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.updates_dead_letter.url
}

output "updates_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.updates_dead_letter.arn
}

output "merges_bus_name" {
  description = "Name of the event bus, for whoever announces events."
  value       = aws_cloudwatch_event_bus.merges.name
}

output "merges_bus_arn" {
  description = "ARN of that bus, to permit senders."
  value       = aws_cloudwatch_event_bus.merges.arn
}

output "merges_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = aws_sqs_queue.merges_undelivered.url
}

output "nightly_schedule_arn" {
  description = "ARN of the schedule."
  value       = aws_scheduler_schedule.nightly.arn
}

output "nightly_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = aws_sqs_queue.nightly_undelivered.url
}
