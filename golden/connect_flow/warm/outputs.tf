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

output "open_orders_instance_id" {
  description = "Id of the instance whose flows may call the function."
  value       = local.open_orders_instance_id
}

output "open_orders_flow_action" {
  description = "The action that calls the function, for the Actions of an aws_connect_contact_flow: add its Identifier and Transitions, the Error one too."
  value = {
    Type = "InvokeLambdaFunction"

    Parameters = {
      LambdaFunctionARN          = aws_connect_lambda_function_association.open_orders.function_arn
      InvocationTimeLimitSeconds = "5"
      InvocationType             = "SYNCHRONOUS"
      ResponseValidation         = { ResponseType = "JSON" }
    }
  }
}
