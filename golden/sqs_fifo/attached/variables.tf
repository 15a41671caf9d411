variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "fifo-device-command"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,39}$", var.name))
    error_message = "The name must be 1 to 40 lower-case letters, digits and hyphens, and begin with a letter."
  }
}

variable "package_path" {
  description = "Path of the function's deployment package, as `make package` builds it."
  type        = string
}

variable "alarm_topic_arns" {
  description = "ARNs of the SNS topics that are told when an alarm changes state."
  type        = list(string)

  validation {
    condition     = length(var.alarm_topic_arns) > 0
    error_message = "Name at least one topic: an alarm that tells nobody hides a failure."
  }
}

variable "tags" {
  description = "Tags of every resource that can carry them."
  type        = map(string)
  default     = {}
}

variable "commands_queue_arn" {
  description = "ARN of the existing queue. Its visibility timeout has to be at least six times the function's timeout. Permit the role in the output role_name to use its KMS key, where it has one."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:sqs:[^:]+:[0-9]{12}:[A-Za-z0-9_-]+\\.fifo$", var.commands_queue_arn))
    error_message = "This must be the ARN of a FIFO SQS queue, arn:aws:sqs:REGION:ACCOUNT:NAME.fifo."
  }
}

variable "commands_dead_letter_queue_arn" {
  description = "ARN of the dead-letter queue in that queue's redrive policy, for the alarm on it."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:sqs:[^:]+:[0-9]{12}:[A-Za-z0-9_-]+\\.fifo$", var.commands_dead_letter_queue_arn))
    error_message = "This must be the ARN of a FIFO SQS queue, arn:aws:sqs:REGION:ACCOUNT:NAME.fifo."
  }
}

variable "commands_max_receive_count" {
  description = "The maxReceiveCount in that queue's redrive policy: on a message's last try its message group goes on without it."
  type        = number

  validation {
    condition     = var.commands_max_receive_count >= 1 && var.commands_max_receive_count <= 1000
    error_message = "SQS allows 1 to 1,000 receives."
  }
}
