variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "cognito-newcomers"

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

variable "newcomers_deletion_protection" {
  description = "Whether the user pool refuses to be deleted. Only where its users do not matter is it false."
  type        = bool
  default     = true
}

variable "newcomers_email_identity_arn" {
  description = "ARN of the verified identity in Amazon SES by which the user pool sends its mail. While SES keeps the account in its sandbox, mail reaches verified addresses only."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:ses:[^:]+:[0-9]{12}:identity/.+$", var.newcomers_email_identity_arn))
    error_message = "This must be the ARN of an identity, arn:aws:ses:REGION:ACCOUNT:identity/DOMAIN."
  }
}

variable "newcomers_from_email_address" {
  description = "Sender of the user pool's mail, below that identity: an address, or NAME <ADDRESS>."
  type        = string

  validation {
    condition     = can(regex("^[^<>@]+@[^<>@ ]+$|^[^<>]+ <[^<>@ ]+@[^<>@ ]+>$", var.newcomers_from_email_address))
    error_message = "This must be a mail address, such as sign-in@example.com or Example <sign-in@example.com>."
  }
}
