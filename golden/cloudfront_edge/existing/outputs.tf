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

output "function_version_arn" {
  description = "ARN of the function's published version, with its number: what a behaviour of a distribution is associated with."
  value       = aws_lambda_function.this.qualified_arn
}

output "log_group" {
  description = "Name of the function's log group, the same in each Region in which it ran."
  value       = aws_cloudwatch_log_group.this.name
}

output "orders_distribution_id" {
  description = "Id of the distribution."
  value       = local.orders_distribution_id
}
