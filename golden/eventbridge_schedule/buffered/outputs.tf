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

output "closings_schedule_arn" {
  description = "ARN of the schedule."
  value       = aws_scheduler_schedule.closings.arn
}

output "closings_undelivered_queue_url" {
  description = "URL of the queue where a run ends that Scheduler could not start."
  value       = aws_sqs_queue.closings_undelivered.url
}

output "closings_queue_url" {
  description = "URL of the queue that the function reads."
  value       = aws_sqs_queue.closings.url
}

output "closings_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.closings.arn
}

output "closings_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.closings_dead_letter.url
}

output "closings_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.closings_dead_letter.arn
}
