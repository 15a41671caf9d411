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

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = aws_kms_key.this.arn
}

output "search_index_resource" {
  description = "The resource, as JSON, as it stands in a template's Resources; add its own properties."
  value       = jsonencode(local.search_index_resource)
}

output "search_index_stack_id" {
  description = "ARN of the stack."
  value       = aws_cloudformation_stack.search_index.id
}

output "search_index_physical_id" {
  description = "What the handler calls the resource (its PhysicalResourceId)."
  value       = aws_cloudformation_stack.search_index.outputs["PhysicalResourceId"]
}
