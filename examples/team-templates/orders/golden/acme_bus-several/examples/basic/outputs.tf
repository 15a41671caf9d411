# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.orders_parcel_board.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.orders_parcel_board.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.orders_parcel_board.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.orders_parcel_board.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.orders_parcel_board.key_arn
}

output "parcels_rule_name" {
  description = "Name of the rule that picks the facts from the bus."
  value       = module.orders_parcel_board.parcels_rule_name
}

output "parcels_undelivered_queue_url" {
  description = "URL of the queue where a fact ends that EventBridge could not deliver."
  value       = module.orders_parcel_board.parcels_undelivered_queue_url
}

output "by_hand_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = module.orders_parcel_board.by_hand_queue_url
}

output "by_hand_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.orders_parcel_board.by_hand_queue_arn
}

output "by_hand_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.orders_parcel_board.by_hand_dead_letter_queue_url
}

output "by_hand_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.orders_parcel_board.by_hand_dead_letter_queue_arn
}
