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

output "suppliers_lambda_config" {
  description = "What the owner of the user pool sets in its lambda_config; until then no step asks the function."
  value = {
    pre_sign_up = aws_lambda_function.this.arn
  }
}

output "suppliers_user_pool_id" {
  description = "Id of the existing user pool."
  value       = split("/", var.suppliers_user_pool_arn)[1]
}

output "setups_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = aws_sqs_queue.setups.url
}

output "setups_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.setups.arn
}

output "setups_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.setups_dead_letter.url
}

output "setups_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.setups_dead_letter.arn
}
