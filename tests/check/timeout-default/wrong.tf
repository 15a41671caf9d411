resource "aws_lambda_function" "orders" { # violation
  for_each      = toset(["eu", "us"])
  function_name = "orders-${each.key}"
  role          = var.role_arn
}

resource "aws_lambda_function" "refunds" { # violation
  function_name = "refunds"
  role          = var.role_arn
  timeout       = null
}
