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

output "stock_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = aws_api_gateway_stage.stock.invoke_url
}

output "stock_api_key_ids" {
  description = "Id of each client's API key; `aws apigateway get-api-key --include-value` shows the key itself."
  value       = { for client, key in aws_api_gateway_api_key.stock : client => key.id }
}

output "stock_rest_api_id" {
  description = "Id of the API, to empty its cache."
  value       = aws_api_gateway_rest_api.stock.id
}

output "stock_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = aws_cloudwatch_log_group.stock_access.name
}
