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

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = aws_kms_key.this.arn
}

output "reports_url" {
  description = "Address under which it answers once the domain name leads to it, without a slash at the end."
  value       = "https://${var.reports_domain_name}"
}

output "reports_load_balancer" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value = {
    name    = aws_lb.reports.dns_name
    zone_id = aws_lb.reports.zone_id
  }
}

output "reports_target_group_arn" {
  description = "ARN of the target group that the function is in, by which the access log knows its requests."
  value       = aws_lb_target_group.reports.arn
}
