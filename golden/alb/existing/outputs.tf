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

output "orders_target_group_arn" {
  description = "ARN of the target group that the function is in, by which the access log knows its requests."
  value       = aws_lb_target_group.orders.arn
}
