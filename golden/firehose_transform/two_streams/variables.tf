variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "fh-lake"

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

variable "readings_bucket_arn" {
  description = "ARN of the existing bucket. Firehose writes under records/ and, what failed, under processing-failed/; where a KMS key encrypts the bucket, the role of the stream (an output) needs kms:GenerateDataKey and kms:Decrypt on it as well."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.readings_bucket_arn))
    error_message = "This must be the ARN of a bucket, arn:aws:s3:::NAME."
  }
}

variable "alerts_delivery_stream_arn" {
  description = "ARN of the existing Firehose stream. Its owner enters the processor, which is an output of this module."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:firehose:[^:]+:[0-9]{12}:deliverystream/[A-Za-z0-9_.-]{1,64}$", var.alerts_delivery_stream_arn))
    error_message = "This must be the ARN of a Firehose stream, arn:aws:firehose:REGION:ACCOUNT:deliverystream/NAME."
  }
}

variable "alerts_delivery_stream_role_name" {
  description = "Name of the role that the stream works under; it gets the right to call the function."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@-]{1,64}$", var.alerts_delivery_stream_role_name))
    error_message = "This must be the name of a role, not its ARN."
  }
}
