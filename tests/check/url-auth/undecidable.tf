variable "public" {
  type = bool
}

resource "aws_lambda_function_url" "orders" { # undecidable
  function_name      = "orders"
  authorization_type = var.public ? "NONE" : "AWS_IAM"
}
