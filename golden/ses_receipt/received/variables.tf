variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "ses-invoices"

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

variable "inbox_rule_set_name" {
  description = "Name of the receipt rule set that the rule goes into, as its first. It has to be the active one, of which an account has one in each Region, or SES takes no mail by it."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$", var.inbox_rule_set_name))
    error_message = "The name of a rule set must be 1 to 64 letters, digits, underscores and hyphens, and begin and end with a letter or digit."
  }
}

variable "inbox_recipients" {
  description = "The addresses and domains whose mail sets the function off. Their domain must be verified with SES, and its MX record must lead there."
  type        = list(string)

  validation {
    condition     = length(var.inbox_recipients) >= 1 && length(var.inbox_recipients) <= 500
    error_message = "Name 1 to 500 recipients, as many as a rule may have; a rule without one takes the mail of every verified domain."
  }
}

variable "inbox_bucket_name" {
  description = "Name of the bucket to create. No other bucket anywhere may have it, so put the account or the company into it."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.inbox_bucket_name))
    error_message = "The name of a bucket must be 3 to 63 lower-case letters, digits and hyphens, and begin and end with a letter or digit."
  }
}
