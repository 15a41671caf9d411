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

output "notices_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = aws_apigatewayv2_api.notices.api_endpoint
}

output "notices_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = aws_cloudwatch_log_group.notices_access.name
}
