locals {
  # A distribution's ARN ends with distribution/ID.
  answers_distribution_id = split("/", var.answers_distribution_arn)[1]
}
