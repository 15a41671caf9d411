variable "resource_arns" {
  type = list(string)
}

# Which of these are functions cannot be told.
resource "aws_iam_role" "mixed" {
  name = "mixed"

  inline_policy {
    name = "mixed"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction", "dynamodb:GetItem"]
        Resource = var.resource_arns
      }]
    })
  }
}

resource "aws_lambda_function" "mixed" { # undecidable
  function_name = "mixed"
  role          = aws_iam_role.mixed.arn
}
