# The right stands under the condition of the function itself: where there is one, it may.
variable "create" {
  default = true
}

resource "aws_iam_role" "orders" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "invoke" {
  count = var.create ? 1 : 0
  role  = aws_iam_role.orders.id

  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "*" }]
  })
}

resource "aws_lambda_function" "orders" { # violation
  count         = var.create ? 1 : 0
  function_name = "orders"
  role          = aws_iam_role.orders.arn
}
