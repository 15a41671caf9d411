# The commands in the module's README.md read these.
output "function_name" {
  description = "Name of the Lambda function."
  value       = module.stock_failover.function_name
}

output "function_arn" {
  description = "ARN of the alias that the triggers invoke."
  value       = module.stock_failover.function_arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = module.stock_failover.role_name
}

output "stock_url" {
  description = "Address under which it answers once the domain name leads to it, without a slash at the end."
  value       = module.stock_failover.stock_url
}

output "stock_load_balancer" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value       = module.stock_failover.stock_load_balancer
}

output "stock_target_group_arn" {
  description = "ARN of the target group that the function is in, by which the access log knows its requests."
  value       = module.stock_failover.stock_target_group_arn
}

output "changes_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = module.stock_failover.changes_queue_url
}

output "changes_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = module.stock_failover.changes_queue_arn
}

output "changes_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = module.stock_failover.changes_dead_letter_queue_url
}

output "changes_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = module.stock_failover.changes_dead_letter_queue_arn
}
