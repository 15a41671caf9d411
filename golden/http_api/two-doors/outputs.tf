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

output "seats_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = aws_apigatewayv2_api.seats.api_endpoint
}

output "seats_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = aws_cloudwatch_log_group.seats_access.name
}

output "box_office_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = aws_sqs_queue.box_office.url
}

output "box_office_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.box_office.arn
}

output "box_office_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.box_office_dead_letter.url
}

output "box_office_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.box_office_dead_letter.arn
}
