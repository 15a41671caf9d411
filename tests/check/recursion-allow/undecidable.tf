variable "recursive_loop" {
  type = string
}

resource "aws_lambda_function_recursion_config" "orders" { # undecidable
  function_name  = "orders"
  recursive_loop = var.recursive_loop
}
