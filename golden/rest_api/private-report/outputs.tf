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

output "reports_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = aws_api_gateway_stage.reports.invoke_url
}

output "reports_execution_arn" {
  description = "ARN of the API, for the policies that permit callers execute-api:Invoke on it."
  value       = aws_api_gateway_rest_api.reports.execution_arn
}

output "reports_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = aws_cloudwatch_log_group.reports_access.name
}
