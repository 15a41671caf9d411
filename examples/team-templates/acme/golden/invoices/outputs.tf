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

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = aws_kms_key.this.arn
}

output "parcels_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = aws_sqs_queue.parcels.url
}

output "parcels_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.parcels.arn
}

output "parcels_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.parcels_dead_letter.url
}

output "parcels_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.parcels_dead_letter.arn
}
