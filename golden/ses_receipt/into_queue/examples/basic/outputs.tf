# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.ses_orders.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.ses_orders.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.ses_orders.role_name
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.ses_orders.key_arn
}

output "order_box_recipients" {
  description = "The addresses and domains whose mail sets the function off."
  value       = module.ses_orders.order_box_recipients
}

output "order_box_bucket_name" {
  description = "Name of the bucket with the mails, each under its message id."
  value       = module.ses_orders.order_box_bucket_name
}

output "order_box_undelivered_queue_url" {
  description = "URL of the queue where the notice of a mail ends that SNS could not deliver."
  value       = module.ses_orders.order_box_undelivered_queue_url
}

output "order_box_queue_url" {
  description = "URL of the queue that the function reads."
  value       = module.ses_orders.order_box_queue_url
}

output "order_box_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.ses_orders.order_box_queue_arn
}

output "order_box_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.ses_orders.order_box_dead_letter_queue_url
}

output "order_box_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.ses_orders.order_box_dead_letter_queue_arn
}
