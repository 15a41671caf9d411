output "function_name" {
  description = "Name of the Lambda function."
  value       = aws_lambda_function.this.function_name
}

output "function_arn" {
  description = "ARN of the alias that the triggers invoke."
  value       = aws_lambda_alias.live.arn
}

output "role_name" {
  description = "Name of the execution role, to attach what the function's own work needs."
  value       = aws_iam_role.this.name
}

output "stock_url" {
  description = "Address under which it answers once the domain name leads to it, without a slash at the end."
  value       = "https://${var.stock_domain_name}"
}

output "stock_load_balancer" {
  description = "Name and hosted zone that the alias record of the domain name has to point at."
  value = {
    name    = aws_lb.stock.dns_name
    zone_id = aws_lb.stock.zone_id
  }
}

output "stock_target_group_arn" {
  description = "ARN of the target group that the function is in, by which the access log knows its requests."
  value       = aws_lb_target_group.stock.arn
}

output "changes_queue_url" {
  description = "URL of the queue that the function reads, for whoever hands over jobs."
  value       = aws_sqs_queue.changes.url
}

output "changes_queue_arn" {
  description = "ARN of that queue, to permit senders."
  value       = aws_sqs_queue.changes.arn
}

output "changes_dead_letter_queue_url" {
  description = "URL of the queue where a message ends that keeps failing."
  value       = aws_sqs_queue.changes_dead_letter.url
}

output "changes_dead_letter_queue_arn" {
  description = "ARN of that queue, to send its messages back where they came from."
  value       = aws_sqs_queue.changes_dead_letter.arn
}
