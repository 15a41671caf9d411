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

output "moves_topic_arn" {
  description = "ARN of the topic that the function is subscribed to."
  value       = var.moves_topic_arn
}

output "moves_undelivered_queue_url" {
  description = "URL of the queue where a message ends that SNS could not deliver."
  value       = aws_sqs_queue.moves_undelivered.url
}

output "moves_queue_url" {
  description = "URL of the queue that the function reads."
  value       = aws_sqs_queue.moves.url
}

output "moves_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.moves.arn
}

output "moves_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.moves_dead_letter.url
}

output "moves_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.moves_dead_letter.arn
}
