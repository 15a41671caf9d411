# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.rule_shipment_tracker.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.rule_shipment_tracker.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.rule_shipment_tracker.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.rule_shipment_tracker.failed_events_queue_url
}

output "key_arn" {
  description = "ARN of the module's key. Whoever sends or writes here needs kms:GenerateDataKey and kms:Decrypt on it, who only reads kms:Decrypt."
  value       = module.rule_shipment_tracker.key_arn
}

output "shipments_bus_name" {
  description = "Name of the event bus, for whoever announces events."
  value       = module.rule_shipment_tracker.shipments_bus_name
}

output "shipments_bus_arn" {
  description = "ARN of that bus, to permit senders."
  value       = module.rule_shipment_tracker.shipments_bus_arn
}

output "shipments_archive_arn" {
  description = "ARN of the archive from which events can be sent again."
  value       = module.rule_shipment_tracker.shipments_archive_arn
}

output "shipments_replay_destination" {
  description = "Where a replay has to go so that nobody but this function gets the events again."
  value       = module.rule_shipment_tracker.shipments_replay_destination
}

output "shipments_undelivered_queue_url" {
  description = "URL of the queue where an event ends that EventBridge could not deliver."
  value       = module.rule_shipment_tracker.shipments_undelivered_queue_url
}
