resource "aws_iam_role" "star" {
  name = "star"

  inline_policy {
    name = "invoke"
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = { Effect = "Allow", Action = ["lambda:*"], Resource = "*" }
    })
  }
}

resource "aws_lambda_function" "star" { # violation
  function_name = "star"
  role          = aws_iam_role.star.arn
}

resource "aws_iam_role" "named" {
  name = "named"
}

resource "aws_iam_role_policy" "named" {
  role   = aws_iam_role.named.name
  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "lambda:InvokeFunction",
          "Resource": "arn:aws:lambda:${var.region}:${var.account}:function:pdf"
        }
      ]
    }
  JSON
}

resource "aws_lambda_function" "named" { # violation
  function_name = "named"
  role          = aws_iam_role.named.arn
}

variable "region" {
  type = string
}

variable "account" {
  type = string
}
