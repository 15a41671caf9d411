variable "name" {
  type = string
}

variable "visibility" {
  type    = number
  default = null
}

variable "with_dlq" {
  type    = bool
  default = true
}

resource "aws_sqs_queue" "dlq" {
  count = var.with_dlq ? 1 : 0

  name = "${var.name}-dlq"
}

resource "aws_sqs_queue" "this" {
  name                       = var.name
  visibility_timeout_seconds = var.visibility
  redrive_policy             = var.with_dlq ? jsonencode({ deadLetterTargetArn = aws_sqs_queue.dlq[0].arn, maxReceiveCount = 5 }) : null
}

output "queue_arn" {
  value = aws_sqs_queue.this.arn
}

output "dlq_arn" {
  value = one(aws_sqs_queue.dlq[*].arn)
}
