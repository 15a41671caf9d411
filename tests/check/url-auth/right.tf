resource "aws_lambda_function_url" "orders" { # fine
  function_name      = "orders"
  authorization_type = "AWS_IAM"
}
