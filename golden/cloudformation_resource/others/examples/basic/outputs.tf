# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.cfn_dns_record.function_name
}

output "function_arn" {
  description = "ARN of the Lambda function."
  value       = module.cfn_dns_record.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.cfn_dns_record.role_name
}

output "failed_events_queue_url" {
  description = "URL of the queue where an event ends that the function could not handle."
  value       = module.cfn_dns_record.failed_events_queue_url
}

output "record_resource" {
  description = "The resource, as JSON, as it stands in a template's Resources; add its own properties."
  value       = module.cfn_dns_record.record_resource
}

output "record_deployer_policy_json" {
  description = "Policy for whoever, or whichever role, deploys stacks with the resource in them."
  value       = module.cfn_dns_record.record_deployer_policy_json
}

output "by_hand_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = module.cfn_dns_record.by_hand_queue_url
}

output "by_hand_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.cfn_dns_record.by_hand_queue_arn
}

output "by_hand_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.cfn_dns_record.by_hand_dead_letter_queue_url
}

output "by_hand_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.cfn_dns_record.by_hand_dead_letter_queue_arn
}
