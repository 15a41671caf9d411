variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "customer-profile"

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

variable "customers_allowed_origin" {
  description = "Origin whose pages may call the API, such as https://shop.example.com."
  type        = string

  validation {
    condition     = can(regex("^https?://[^/*']+$", var.customers_allowed_origin))
    error_message = "Name one origin, with https:// and without a path or a wildcard."
  }
}

variable "customers_user_pool_arns" {
  description = "ARNs of the Cognito user pools whose tokens are accepted."
  type        = list(string)

  validation {
    condition     = length(var.customers_user_pool_arns) > 0 && alltrue([for arn in var.customers_user_pool_arns : can(regex("^arn:[^:]+:cognito-idp:[^:]+:[0-9]{12}:userpool/", arn))])
    error_message = "Name at least one user pool, arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID."
  }
}

variable "customers_web_acl_arn" {
  description = "ARN of the web ACL (AWS WAF, scope REGIONAL) that stands in front of the API."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:wafv2:[^:]+:[0-9]{12}:regional/webacl/", var.customers_web_acl_arn))
    error_message = "This must be the ARN of a regional web ACL, arn:aws:wafv2:REGION:ACCOUNT:regional/webacl/NAME/ID."
  }
}

variable "customers_domain_name" {
  description = "The API's own domain name, such as api.example.com."
  type        = string
}

variable "customers_certificate_arn" {
  description = "ARN of the certificate for that name, in ACM in the same Region."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:acm:[^:]+:[0-9]{12}:certificate/", var.customers_certificate_arn))
    error_message = "This must be the ARN of a certificate, arn:aws:acm:REGION:ACCOUNT:certificate/ID."
  }
}
