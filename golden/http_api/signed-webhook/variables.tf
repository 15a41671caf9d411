variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "shipment-notices"

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
