resource "aws_lambda_function" "orders" { # violation
  function_name = "orders"
  role          = var.role_arn
}
