resource "aws_lambda_function_recursion_config" "orders" { # violation
  function_name  = aws_lambda_function.orders.function_name
  recursive_loop = "Allow"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}
