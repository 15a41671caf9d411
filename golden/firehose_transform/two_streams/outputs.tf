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

output "readings_delivery_stream_name" {
  description = "Name of the stream, for firehose:PutRecord and firehose:PutRecordBatch."
  value       = aws_kinesis_firehose_delivery_stream.readings.name
}

output "readings_delivery_stream_arn" {
  description = "ARN of the stream, for the policies of those that put records."
  value       = aws_kinesis_firehose_delivery_stream.readings.arn
}

output "readings_role_name" {
  description = "Name of the role that the stream works under."
  value       = aws_iam_role.readings.name
}

output "readings_bucket_name" {
  description = "Name of the bucket: records under records/, what failed under processing-failed/."
  value       = split(":::", var.readings_bucket_arn)[1]
}

output "alerts_processor" {
  description = "The processor that the stream's owner enters into its processing_configuration: type, and parameters by name."
  value = {
    type = "Lambda"

    # A parameter that equals Firehose's default would differ in each plan, so it is left out.
    parameters = {
      LambdaArn = local.alerts_processor_arn
    }
  }
}

output "alerts_delivery_stream_name" {
  description = "Name of the stream whose records the function changes."
  value       = split("/", var.alerts_delivery_stream_arn)[1]
}
