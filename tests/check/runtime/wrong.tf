variable "runtime" {
  default = "nodejs14.x"
}

resource "aws_lambda_function" "orders" { # violation
  function_name = "orders"
  role          = var.role_arn
  runtime       = "python3.8"
}

resource "aws_lambda_function" "refunds" { # violation
  function_name = "refunds"
  role          = var.role_arn
  runtime       = var.runtime
}
