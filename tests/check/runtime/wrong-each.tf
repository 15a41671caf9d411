# One of the two that the block stands for.
resource "aws_lambda_function" "this" { # violation
  for_each      = { new = "python3.13", old = "python2.7" }
  function_name = each.key
  role          = var.role_arn
  runtime       = each.value
}
