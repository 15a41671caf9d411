resource "aws_lambda_function" "orders" { # fine
  function_name = "orders"
  role          = var.role_arn
  runtime       = "python3.13"
}

resource "aws_lambda_function" "image" {
  function_name = "image"
  role          = var.role_arn
  package_type  = "Image"
}
