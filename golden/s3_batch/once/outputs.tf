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

output "letters_bucket_name" {
  description = "Name of the bucket for jobs: manifests under manifests/, reports under reports/."
  value       = aws_s3_bucket.letters.bucket
}

output "letters_role_arn" {
  description = "ARN of the role that jobs run under. Whoever starts one needs s3:CreateJob, and iam:PassRole on it."
  value       = aws_iam_role.letters.arn
}

output "letters_start_job" {
  description = "Shell command that starts a job. Set `manifest` to the key of the manifest in the bucket for jobs, and `etag` to its ETag."
  value = join(" ", [
    "aws s3control create-job --no-confirmation-required --output text --query JobId",
    "--account-id ${split(":", aws_lambda_function.this.arn)[4]}",
    "--description ${var.name}-letters",
    "--role-arn ${aws_iam_role.letters.arn}",
    "--priority 50",
    "--operation '${jsonencode({
      LambdaInvoke = {
        FunctionArn             = aws_lambda_function.this.arn
        InvocationSchemaVersion = "2.0"
        UserArguments           = { trigger = "${var.name}-letters" }
      }
    })}'",
    "--report '${jsonencode({
      Bucket      = aws_s3_bucket.letters.arn
      Prefix      = "reports"
      Format      = "Report_CSV_20180820"
      Enabled     = true
      ReportScope = "FailedTasksOnly"
    })}'",
    "--manifest \"Spec={Format=S3BatchOperations_CSV_20180820,Fields=[Bucket,Key]},Location={ObjectArn=${aws_s3_bucket.letters.arn}/$manifest,ETag=$etag}\"",
  ])
}

output "letters_failed_jobs_queue_url" {
  description = "URL of the queue where a notice of each failed job ends."
  value       = aws_sqs_queue.letters_failed_jobs.url
}
