variable "timeout" {
  type = number
}

resource "aws_lambda_function" "orders" { # fine
  function_name = "orders"
  role          = var.role_arn
  timeout       = 3
}

resource "aws_lambda_function" "refunds" { # fine
  function_name = "refunds"
  role          = var.role_arn
  timeout       = var.timeout
}
