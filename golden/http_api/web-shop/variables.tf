variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "web-orders"

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

variable "orders_allowed_origins" {
  description = "Origins whose pages may call the API, such as https://shop.example.com."
  type        = list(string)

  validation {
    condition     = length(var.orders_allowed_origins) > 0 && alltrue([for origin in var.orders_allowed_origins : can(regex("^https?://[^/*]+$", origin))])
    error_message = "Name at least one origin, with https:// and without a path or a wildcard."
  }
}

variable "orders_jwt_issuer" {
  description = "Issuer of the tokens (claim iss), below which API Gateway finds /.well-known/openid-configuration."
  type        = string

  validation {
    condition     = startswith(var.orders_jwt_issuer, "https://")
    error_message = "The issuer must be an address that begins with https://."
  }
}

variable "orders_jwt_audience" {
  description = "Audiences whose tokens are accepted (claim aud, or client_id where a token has no aud)."
  type        = list(string)

  validation {
    condition     = length(var.orders_jwt_audience) > 0
    error_message = "Name at least one audience: without one, tokens made for other services get in."
  }
}

variable "orders_domain_name" {
  description = "The API's own domain name, such as api.example.com."
  type        = string
}

variable "orders_certificate_arn" {
  description = "ARN of the certificate for that name, in ACM in the same Region."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:acm:[^:]+:[0-9]{12}:certificate/", var.orders_certificate_arn))
    error_message = "This must be the ARN of a certificate, arn:aws:acm:REGION:ACCOUNT:certificate/ID."
  }
}
