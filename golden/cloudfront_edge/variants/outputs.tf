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

output "viewers_distribution_id" {
  description = "Id of the distribution."
  value       = aws_cloudfront_distribution.viewers.id
}

output "viewers_url" {
  description = "Address under which it answers once the domain name leads to it, without a slash at the end."
  value       = "https://${var.viewers_domain_name}"
}

output "viewers_distribution_target" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value = {
    name    = aws_cloudfront_distribution.viewers.domain_name
    zone_id = aws_cloudfront_distribution.viewers.hosted_zone_id
  }
}

output "viewers_access_log_group" {
  description = "Name of the log group in us-east-1 that has one line for each request."
  value       = aws_cloudwatch_log_group.viewers_access.name
}
