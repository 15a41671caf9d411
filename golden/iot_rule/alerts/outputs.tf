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

output "readings_rule_name" {
  description = "Name of the rule. Devices that publish on $aws/rules/NAME/TOPIC reach it alone, without the message broker and its price."
  value       = aws_iot_topic_rule.readings.name
}

output "readings_undelivered_queue_url" {
  description = "URL of the queue where a message ends that AWS IoT could not deliver."
  value       = aws_sqs_queue.readings_undelivered.url
}
