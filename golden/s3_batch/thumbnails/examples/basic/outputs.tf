# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.s3b_thumbnails.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.s3b_thumbnails.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.s3b_thumbnails.role_name
}

output "pictures_bucket_name" {
  description = "Name of the bucket for jobs: manifests under manifests/, reports under reports/."
  value       = module.s3b_thumbnails.pictures_bucket_name
}

output "pictures_role_arn" {
  description = "ARN of the role that jobs run under. Whoever starts one needs s3:CreateJob, and iam:PassRole on it."
  value       = module.s3b_thumbnails.pictures_role_arn
}

output "pictures_start_job" {
  description = "Shell command that starts a job. Set `manifest` to the key of the manifest in the bucket for jobs, and `etag` to its ETag."
  value       = module.s3b_thumbnails.pictures_start_job
}

output "pictures_failed_jobs_queue_url" {
  description = "URL of the queue where a notice of each failed job ends."
  value       = module.s3b_thumbnails.pictures_failed_jobs_queue_url
}
