variable "name" {
  description = "Name of the service, and of its dashboard."
  type        = string
}

variable "function_name" {
  description = "Name of the function whose metrics are shown."
  type        = string
}

variable "runbook" {
  description = "Address of the page to read when something is wrong."
  type        = string
}
