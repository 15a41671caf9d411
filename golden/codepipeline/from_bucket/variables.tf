variable "name" {
  description = "Name of the function, and prefix of everything the module creates."
  type        = string
  default     = "pipe-migration"

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

variable "migration_artifact_bucket_name" {
  description = "Name of the bucket to create for what passes between the steps. No other bucket anywhere may have it, so put the account or the company into it."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.migration_artifact_bucket_name))
    error_message = "The name of a bucket must be 3 to 63 lower-case letters, digits and hyphens, and begin and end with a letter or digit."
  }
}

variable "migration_source_bucket_arn" {
  description = "ARN of the existing bucket that the source is uploaded to, in this Region. It must keep versions, and send its events to EventBridge. Where a customer key encrypts it, the role in the output migration_pipeline_role_name needs kms:Decrypt on that key."
  type        = string

  validation {
    condition     = can(regex("^arn:[^:]+:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.migration_source_bucket_arn))
    error_message = "This must be the ARN of a bucket, arn:aws:s3:::NAME."
  }
}

variable "migration_source_object_key" {
  description = "Key of the source in that bucket, a ZIP file."
  type        = string
  default     = "source.zip"
}
