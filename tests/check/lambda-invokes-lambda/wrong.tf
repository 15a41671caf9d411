resource "aws_lambda_function" "second" {
  function_name = "second"
  role          = var.role_arn
}

data "aws_iam_policy_document" "first" {
  statement {
    actions   = ["lambda:Invoke*"]
    resources = [aws_lambda_function.second.arn]
  }
}

resource "aws_iam_role" "first" {
  name = "first"
}

resource "aws_iam_policy" "first" {
  policy = data.aws_iam_policy_document.first.json
}

resource "aws_iam_role_policy_attachment" "first" {
  role       = aws_iam_role.first.name
  policy_arn = aws_iam_policy.first.arn
}

# What cannot be read does not matter: one statement is enough.
resource "aws_iam_role_policy_attachment" "more" {
  role       = aws_iam_role.first.name
  policy_arn = var.policy_arn
}

resource "aws_lambda_function" "first" { # violation
  function_name = "first"
  role          = aws_iam_role.first.arn
}
