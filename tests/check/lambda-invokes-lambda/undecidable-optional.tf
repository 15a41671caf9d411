# Whoever uses this says whether it may invoke others at all.
variable "may_invoke" {
  default = false
}

variable "workers" {
  type    = list(string)
  default = []
}

resource "aws_iam_role" "orders" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "invoke" {
  count = var.may_invoke ? 1 : 0
  role  = aws_iam_role.orders.id

  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "*" }]
  })
}

resource "aws_lambda_function" "orders" { # undecidable
  function_name = "orders"
  role          = aws_iam_role.orders.arn
}

resource "aws_iam_role" "refunds" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "invoke" {
  for_each   = length(var.workers) > 0 ? { all = "arn:aws:iam::aws:policy/service-role/AWSLambdaRole" } : {}
  role       = aws_iam_role.refunds.name
  policy_arn = each.value
}

resource "aws_lambda_function" "refunds" { # undecidable
  function_name = "refunds"
  role          = aws_iam_role.refunds.arn
}
