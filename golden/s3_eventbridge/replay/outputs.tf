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

output "results_bucket_name" {
  description = "Name of the bucket whose objects set the function off."
  value       = aws_s3_bucket.results.bucket
}

output "results_archive_arn" {
  description = "ARN of the archive from which events can be sent again."
  value       = aws_cloudwatch_event_archive.results.arn
}

output "results_replay_destination" {
  description = "Where a replay has to go so that nobody but this function gets the events again."
  value       = "Arn=${aws_cloudwatch_event_archive.results.event_source_arn},FilterArns=${aws_cloudwatch_event_rule.results.arn}"
}

output "results_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = aws_sqs_queue.results_undelivered.url
}
