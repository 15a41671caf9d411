# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.s3b_letters.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.s3b_letters.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.s3b_letters.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.s3b_letters.key_arn
}

output "letters_bucket_name" {
  description = "Name of the bucket for jobs: manifests under manifests/, reports under reports/."
  value       = module.s3b_letters.letters_bucket_name
}

output "letters_role_arn" {
  description = "ARN of the role that jobs run under. Whoever starts one needs s3:CreateJob, and iam:PassRole on it."
  value       = module.s3b_letters.letters_role_arn
}

output "letters_start_job" {
  description = "Shell command that starts a job. Set `manifest` to the key of the manifest in the bucket for jobs, and `etag` to its ETag."
  value       = module.s3b_letters.letters_start_job
}

output "letters_failed_jobs_queue_url" {
  description = "URL of the queue where a notice of each failed job ends."
  value       = module.s3b_letters.letters_failed_jobs_queue_url
}
