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

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = aws_sqs_queue.failed_events.url
}

output "uploads_bucket_name" {
  description = "Name of the bucket whose objects set the function off."
  value       = aws_s3_bucket.uploads.bucket
}

output "documents_bucket_name" {
  description = "Name of the bucket whose objects set the function off."
  value       = split(":::", var.documents_bucket_arn)[1]
}

output "documents_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = aws_sqs_queue.documents_undelivered.url
}

output "articles_topic_arn" {
  description = "ARN of the topic that the function is subscribed to."
  value       = var.articles_topic_arn
}

output "articles_undelivered_queue_url" {
  description = "URL of the queue where a message ends that SNS could not deliver."
  value       = aws_sqs_queue.articles_undelivered.url
}
