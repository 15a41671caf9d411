locals {
  defaults = { memory_size = 128 }
}

resource "aws_lambda_function" "orders" { # fine
  function_name = "orders"
  role          = var.role_arn
  memory_size   = local.defaults.memory_size
}
