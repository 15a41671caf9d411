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

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = aws_kms_key.this.arn
}

output "customers_url" {
  description = "Address under which the API answers, without a slash at the end."
  value       = "https://${aws_api_gateway_domain_name.customers.domain_name}"
}

output "customers_domain_target" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value = {
    name    = aws_api_gateway_domain_name.customers.regional_domain_name
    zone_id = aws_api_gateway_domain_name.customers.regional_zone_id
  }
}

output "customers_access_log_group" {
  description = "Name of the log group that has one line for each request."
  value       = aws_cloudwatch_log_group.customers_access.name
}
