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

output "placed_rule_name" {
  description = "Name of the rule that picks the facts from the bus."
  value       = aws_cloudwatch_event_rule.placed.name
}

output "placed_undelivered_queue_url" {
  description = "URL of the queue where a fact ends that EventBridge could not deliver."
  value       = aws_sqs_queue.placed_undelivered.url
}
