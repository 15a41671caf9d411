# The text of a policy that another resource has as well, and one that the old template provider renders.
resource "aws_iam_role" "orders" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role" "refunds" {
  assume_role_policy = aws_iam_role.orders.assume_role_policy
}

resource "aws_iam_role_policy" "orders" {
  role   = aws_iam_role.orders.id
  policy = <<-JSON
    {"Statement": [{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "*"}]}
  JSON
}

data "template_file" "refunds" {
  template = aws_iam_role_policy.orders.policy
}

resource "aws_iam_role_policy" "refunds" {
  role   = aws_iam_role.refunds.id
  policy = data.template_file.refunds.rendered
}

resource "aws_lambda_function" "orders" { # violation
  function_name = "orders"
  role          = aws_iam_role.orders.arn
}

resource "aws_lambda_function" "refunds" { # violation
  function_name = "refunds"
  role          = aws_iam_role.refunds.arn
}
