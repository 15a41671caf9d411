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

output "clicks_delivery_stream_name" {
  description = "Name of the stream, for firehose:PutRecord and firehose:PutRecordBatch."
  value       = aws_kinesis_firehose_delivery_stream.clicks.name
}

output "clicks_delivery_stream_arn" {
  description = "ARN of the stream, for the policies of those that put records."
  value       = aws_kinesis_firehose_delivery_stream.clicks.arn
}

output "clicks_role_name" {
  description = "Name of the role that the stream works under."
  value       = aws_iam_role.clicks.name
}

output "clicks_bucket_name" {
  description = "Name of the bucket: records under records/, what failed under processing-failed/."
  value       = aws_s3_bucket.clicks.bucket
}
