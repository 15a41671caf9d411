variable "retention_in_days" {
  type    = number
  default = null
}

resource "aws_cloudwatch_log_group" "orders" { # undecidable
  name              = "/aws/lambda/orders"
  retention_in_days = var.retention_in_days
}
