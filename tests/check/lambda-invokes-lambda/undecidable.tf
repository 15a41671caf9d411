variable "policy_arn" {
  type = string
}

resource "aws_iam_role" "admin" {
  name = "admin"
}

resource "aws_iam_role_policy_attachment" "admin" {
  role       = aws_iam_role.admin.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_lambda_function" "admin" { # undecidable
  function_name = "admin"
  role          = aws_iam_role.admin.arn
}

resource "aws_iam_role" "unread" {
  name = "unread"
}

resource "aws_iam_role_policy_attachment" "unread" {
  role       = aws_iam_role.unread.name
  policy_arn = var.policy_arn
}

resource "aws_lambda_function" "unread" { # undecidable
  function_name = "unread"
  role          = aws_iam_role.unread.arn
}

resource "aws_iam_role" "shared" {
  name = "shared"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["lambda.amazonaws.com", "states.amazonaws.com"] }
    }]
  })
}

resource "aws_iam_role_policy" "shared" {
  role = aws_iam_role.shared.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "*" }]
  })
}

resource "aws_lambda_function" "shared" { # undecidable
  function_name = "shared"
  role          = aws_iam_role.shared.arn
}
