variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "yearly-report"

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

variable "reports_domain_name" {
  description = "Domain name under which it is called, such as api.example.com; requests for any other host are not let through."
  type        = string
}

variable "reports_certificate_arn" {
  description = "ARN of the certificate for that name, in ACM in the same Region."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:acm:[^:]+:[0-9]{12}:certificate/", var.reports_certificate_arn))
    error_message = "This must be the ARN of a certificate, arn:aws:acm:REGION:ACCOUNT:certificate/ID."
  }
}

variable "reports_vpc_id" {
  description = "Id of the VPC that the load balancer stands in."
  type        = string
}

variable "reports_subnet_ids" {
  description = "Ids of private subnets of that VPC, in two Availability Zones at least."
  type        = list(string)

  validation {
    condition     = length(var.reports_subnet_ids) >= 2
    error_message = "A load balancer needs subnets in two Availability Zones at least."
  }
}

variable "reports_allowed_cidr_blocks" {
  description = "Addresses that may call, such as 10.0.0.0/8."
  type        = list(string)

  validation {
    condition     = length(var.reports_allowed_cidr_blocks) > 0 && alltrue([for block in var.reports_allowed_cidr_blocks : can(cidrnetmask(block))])
    error_message = "Name at least one block of IPv4 addresses in CIDR notation; with none everybody is kept out."
  }
}

variable "reports_access_log_bucket" {
  description = "Name of the bucket that takes the access log, in the same Region, encrypted with SSE-S3; its policy lets logdelivery.elasticloadbalancing.amazonaws.com put objects."
  type        = string
}

variable "reports_deletion_protection" {
  description = "Whether the load balancer is kept when somebody deletes it, until this is false."
  type        = bool
  default     = true
}
