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

output "bot_bot_id" {
  description = "Id of the bot, for whoever passes turns on to it."
  value       = local.bot_bot_id
}

output "bot_alias_id" {
  description = "Id of the bot's alias, for whoever passes turns on to it."
  value       = local.bot_alias_id
}

output "flow_instance_id" {
  description = "Id of the instance whose flows may call the function."
  value       = local.flow_instance_id
}

output "flow_flow_action" {
  description = "The action that calls the function, for the Actions of an aws_connect_contact_flow: add its Identifier and Transitions, the Error one too."
  value = {
    Type = "InvokeLambdaFunction"

    Parameters = {
      LambdaFunctionARN          = aws_connect_lambda_function_association.flow.function_arn
      InvocationTimeLimitSeconds = "8"
      InvocationType             = "SYNCHRONOUS"
      ResponseValidation         = { ResponseType = "STRING_MAP" }
    }
  }
}
