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

output "gate_recipients" {
  description = "The addresses and domains whose mail sets the function off."
  value       = aws_ses_receipt_rule.gate.recipients
}

output "gate_bucket_name" {
  description = "Name of the bucket with the mails, each under its message id."
  value       = aws_s3_bucket.gate.bucket
}
