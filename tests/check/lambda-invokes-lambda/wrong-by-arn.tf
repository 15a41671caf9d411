# The policy is attached by an ARN that is put together from its name.
variable "stage" {
  type = string
}

data "aws_caller_identity" "this" {}

resource "aws_iam_role" "orders" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_policy" "invoke" {
  name = "invoke-${var.stage}"

  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "*" }]
  })
}

resource "aws_iam_role_policy_attachment" "orders" {
  role       = aws_iam_role.orders.name
  policy_arn = "arn:aws:iam::${data.aws_caller_identity.this.account_id}:policy/invoke-${var.stage}"
}

resource "aws_lambda_function" "orders" { # violation
  function_name = "orders"
  role          = aws_iam_role.orders.arn
}
