resource "aws_lambda_function_recursion_config" "orders" { # fine
  function_name  = "orders"
  recursive_loop = "Terminate"
}
