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

output "logs_processor" {
  description = "The processor that the stream's owner enters into its processing_configuration: type, and parameters by name."
  value = {
    type = "Lambda"

    # A parameter that equals Firehose's default would differ in each plan, so it is left out.
    parameters = {
      LambdaArn = local.logs_processor_arn

      BufferIntervalInSeconds = "0"
    }
  }
}

output "logs_delivery_stream_name" {
  description = "Name of the stream whose records the function changes."
  value       = split("/", var.logs_delivery_stream_arn)[1]
}
