variable "runtime" {
  type = string
}

resource "aws_lambda_function" "orders" { # undecidable
  function_name = "orders"
  role          = var.role_arn
  runtime       = var.runtime
}
