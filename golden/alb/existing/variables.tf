variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "legacy-orders"

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

variable "orders_listener_arn" {
  description = "ARN of the existing load balancer's HTTPS listener. Its certificate, firewall, access log and who reaches it stay its owner's."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:elasticloadbalancing:[^:]+:[0-9]{12}:listener/app/[^/]+/[^/]+/[^/]+$", var.orders_listener_arn))
    error_message = "This must be the ARN of an Application Load Balancer's listener, arn:aws:elasticloadbalancing:REGION:ACCOUNT:listener/app/NAME/ID/LISTENER-ID."
  }
}

variable "orders_first_priority" {
  description = "Priority of the first rule on that listener; each further one takes the next number. No other rule may have one of them, and one with a lower number goes first."
  type        = number

  validation {
    condition     = var.orders_first_priority >= 1 && var.orders_first_priority <= 49998 && floor(var.orders_first_priority) == var.orders_first_priority
    error_message = "A rule's priority is a whole number from 1 to 50000, and so is that of each further rule."
  }
}
