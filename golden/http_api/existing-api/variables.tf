variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "ticket-routes"

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

variable "tickets_api_execution_arn" {
  description = "Execution ARN of the existing HTTP API. Its stage stays its owner's: throttling, CORS, domain, and deploying where it does not deploy by itself."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:execute-api:[^:]+:[0-9]{12}:[a-z0-9]+$", var.tickets_api_execution_arn))
    error_message = "This must be the execution ARN of an API, arn:aws:execute-api:REGION:ACCOUNT:ID."
  }
}

variable "tickets_authorizer_function_arn" {
  description = "ARN of the function that decides who may call."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:lambda:[^:]+:[0-9]{12}:function:", var.tickets_authorizer_function_arn))
    error_message = "This must be the ARN of a Lambda function, arn:aws:lambda:REGION:ACCOUNT:function:NAME."
  }
}

variable "tickets_authorizer_invoke_arn" {
  description = "Invoke ARN of the same function, attribute `invoke_arn` of its resource."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:apigateway:[^:]+:lambda:path/.+/invocations$", var.tickets_authorizer_invoke_arn))
    error_message = "This must be an invoke ARN, arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/ARN/invocations."
  }
}
