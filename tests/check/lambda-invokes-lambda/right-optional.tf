# What a caller may leave out lets it read a table, and invoke nothing.
variable "may_read" {
  default = false
}

resource "aws_iam_role" "orders" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "read" {
  count = var.may_read ? 1 : 0
  role  = aws_iam_role.orders.id

  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "dynamodb:GetItem", Resource = "*" }]
  })
}

resource "aws_lambda_function" "orders" { # fine
  function_name = "orders"
  role          = aws_iam_role.orders.arn
}
