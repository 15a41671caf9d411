locals {
  # A distribution's ARN ends with distribution/ID.
  orders_distribution_id = split("/", var.orders_distribution_arn)[1]
}
