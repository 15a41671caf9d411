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

output "letters_state_machine_arn" {
  description = "ARN of the workflow."
  value       = aws_sfn_state_machine.letters.arn
}

output "letters_task" {
  description = "The Task state, as JSON, that hands over to the function: put it into a workflow's definition, with a Next and a Catch of its own."
  value       = jsonencode(local.letters_task)
}

output "letters_unfinished_queue_url" {
  description = "URL of the queue where an execution leaves its input when it fails."
  value       = aws_sqs_queue.letters_unfinished.url
}

output "letters_workflow_log_group_name" {
  description = "Name of the log group with the workflow's log."
  value       = aws_cloudwatch_log_group.letters_workflow.name
}

output "letters_queue_url" {
  description = "URL of the queue that the function reads."
  value       = aws_sqs_queue.letters.url
}

output "letters_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.letters.arn
}

output "letters_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.letters_dead_letter.url
}

output "letters_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.letters_dead_letter.arn
}
