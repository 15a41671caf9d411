variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "connect-caller"

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

variable "callers_instance_arn" {
  description = "ARN of the existing Amazon Connect instance, in the function's Region. Its flows stay its owner's."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:connect:[^:]+:[0-9]{12}:instance/[0-9a-f-]{36}$", var.callers_instance_arn))
    error_message = "This must be the ARN of an instance, arn:aws:connect:REGION:ACCOUNT:instance/ID."
  }
}

variable "callers_flow_names" {
  description = "Names of the flows that call the function, as the instance shows them: their Error branches set off the alarm."
  type        = set(string)

  validation {
    condition     = length(var.callers_flow_names) > 0
    error_message = "Name at least one flow: without it nobody is told that contacts take the Error branch."
  }

  validation {
    condition     = alltrue([for name in var.callers_flow_names : can(regex("^[ -~]+$", name))])
    error_message = "CloudWatch shows no metric of a flow whose name has other than ASCII characters, so its alarm would never go off: rename the flow."
  }
}
