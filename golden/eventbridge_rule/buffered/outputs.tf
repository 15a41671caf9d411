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

output "customers_bus_name" {
  description = "Name of the event bus, for whoever announces events."
  value       = aws_cloudwatch_event_bus.customers.name
}

output "customers_bus_arn" {
  description = "ARN of that bus, to permit senders."
  value       = aws_cloudwatch_event_bus.customers.arn
}

output "customers_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = aws_sqs_queue.customers_undelivered.url
}

output "customers_queue_url" {
  description = "URL of the queue that the function reads."
  value       = aws_sqs_queue.customers.url
}

output "customers_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.customers.arn
}

output "customers_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.customers_dead_letter.url
}

output "customers_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.customers_dead_letter.arn
}
