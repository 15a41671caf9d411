variable "name" {
  type = string
}

resource "aws_cloudwatch_log_group" "orders" { # fine
  name              = "/aws/lambda/${var.name}"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "api" {
  name = "/aws/apigateway/orders"
}
