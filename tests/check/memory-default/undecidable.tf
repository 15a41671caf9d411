variable "memory_size" {
  type    = number
  default = null
}

resource "aws_lambda_function" "orders" { # undecidable
  function_name = "orders"
  role          = var.role_arn
  memory_size   = var.memory_size
}
