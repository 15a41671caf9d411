output "function_name" {
  description = "Name of the Lambda function."
  value       = aws_lambda_function.this.function_name
}

output "function_arn" {
  description = "ARN of the alias that the triggers invoke."
  value       = aws_lambda_alias.live.arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = aws_iam_role.this.name
}

output "orders_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = "https://${aws_apigatewayv2_domain_name.orders.domain_name}"
}

output "orders_domain_target" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value = {
    name    = aws_apigatewayv2_domain_name.orders.domain_name_configuration[0].target_domain_name
    zone_id = aws_apigatewayv2_domain_name.orders.domain_name_configuration[0].hosted_zone_id
  }
}

output "orders_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = aws_cloudwatch_log_group.orders_access.name
}
