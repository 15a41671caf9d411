# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.orders_parcel_notes.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.orders_parcel_notes.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.orders_parcel_notes.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.orders_parcel_notes.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.orders_parcel_notes.key_arn
}

output "parcels_rule_name" {
  description = "Name of the rule that picks the facts from the bus."
  value       = module.orders_parcel_notes.parcels_rule_name
}

output "parcels_undelivered_queue_url" {
  description = "URL of the queue where a fact ends that EventBridge could not deliver."
  value       = module.orders_parcel_notes.parcels_undelivered_queue_url
}
