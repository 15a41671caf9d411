variable "name" {
  type = string
}

variable "dead_letter_arn" {
  type    = string
  default = null
}

# The default is final: nobody but the caller decides, and this one left it out.
resource "aws_sqs_queue" "this" { # violation
  name = var.name

  redrive_policy = var.dead_letter_arn == null ? null : jsonencode({
    deadLetterTargetArn = var.dead_letter_arn
    maxReceiveCount     = 5
  })
}

output "arn" {
  value = aws_sqs_queue.this.arn
}
