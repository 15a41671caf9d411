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

output "refunds_definition" {
  description = "Changes with the routes: put it among the triggers of the API's deployment, or callers never see them."
  value       = local.refunds_definition

  # What is not there yet is not in the deployment that this sets off.
  depends_on = [
    aws_api_gateway_integration.refunds_post_refunds,
    aws_api_gateway_integration.refunds_get_refunds_id,
  ]
}
