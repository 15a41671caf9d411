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

output "order_box_recipients" {
  description = "The addresses and domains whose mail sets the function off."
  value       = aws_ses_receipt_rule.order_box.recipients
}

output "order_box_bucket_name" {
  description = "Name of the bucket with the mails, each under its message id."
  value       = aws_s3_bucket.order_box.bucket
}

output "order_box_undelivered_queue_url" {
  description = "URL of the queue where the notice of a mail ends that SNS could not deliver."
  value       = aws_sqs_queue.order_box_undelivered.url
}

output "order_box_queue_url" {
  description = "URL of the queue that the function reads."
  value       = aws_sqs_queue.order_box.url
}

output "order_box_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.order_box.arn
}

output "order_box_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.order_box_dead_letter.url
}

output "order_box_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.order_box_dead_letter.arn
}
