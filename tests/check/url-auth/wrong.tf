resource "aws_lambda_function_url" "orders" { # violation
  function_name      = aws_lambda_function.orders.function_name
  authorization_type = "NONE"

  cors {
    allow_origins = ["*"]
  }
}

variable "authorization" {
  type    = string
  default = "NONE"
}

resource "aws_lambda_function_url" "by_default" { # violation
  function_name      = "by-default"
  authorization_type = var.authorization
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}
