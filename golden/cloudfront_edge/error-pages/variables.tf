variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "error-pages"

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

variable "pages_domain_name" {
  description = "Domain name under which viewers come, such as www.example.com."
  type        = string
}

variable "pages_certificate_arn" {
  description = "ARN of the certificate for that name, in ACM in us-east-1, whatever the module's Region is."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:acm:us-east-1:[0-9]{12}:certificate/", var.pages_certificate_arn))
    error_message = "This must be the ARN of a certificate in us-east-1, arn:aws:acm:us-east-1:ACCOUNT:certificate/ID."
  }
}

variable "pages_origin_domain_name" {
  description = "Domain name of the origin, which answers what is not cached, over HTTPS."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9.-]+$", var.pages_origin_domain_name))
    error_message = "This must be a plain domain name, without https:// and without a path."
  }
}
