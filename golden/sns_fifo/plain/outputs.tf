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

output "changes_topic_arn" {
  description = "ARN of the topic, for whoever announces something and whoever else wants to hear of it."
  value       = aws_sns_topic.changes.arn
}

output "changes_undelivered_queue_url" {
  description = "URL of the queue where a message ends that SNS could not deliver."
  value       = aws_sqs_queue.changes_undelivered.url
}

output "changes_queue_url" {
  description = "URL of the queue that the function reads."
  value       = aws_sqs_queue.changes.url
}

output "changes_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.changes.arn
}

output "changes_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.changes_dead_letter.url
}

output "changes_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.changes_dead_letter.arn
}
