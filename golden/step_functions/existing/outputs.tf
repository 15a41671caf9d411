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

output "claims_state_machine_arn" {
  description = "ARN of the workflow."
  value       = var.claims_state_machine_arn
}

output "claims_task" {
  description = "The Task state, as JSON, that calls the function: put it into a workflow's definition, with a Next and a Catch of its own."
  value       = jsonencode(local.claims_task)
}

output "by_hand_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = aws_sqs_queue.by_hand.url
}

output "by_hand_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.by_hand.arn
}

output "by_hand_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.by_hand_dead_letter.url
}

output "by_hand_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.by_hand_dead_letter.arn
}
