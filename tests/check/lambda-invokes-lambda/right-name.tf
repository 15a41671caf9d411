variable "region" {
  type = string
}

variable "name" {
  type = string
}

# Its own ARN, put together from its own name.
resource "aws_iam_role" "itself" {
  name = "itself"

  inline_policy {
    name = "invoke"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = ["arn:aws:lambda:${var.region}:111122223333:function:${var.name}-sync:*"]
      }]
    })
  }
}

resource "aws_lambda_function" "itself" { # fine
  function_name = "${var.name}-sync"
  role          = aws_iam_role.itself.arn
}
