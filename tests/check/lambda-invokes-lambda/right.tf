data "aws_iam_policy_document" "lambda" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "itself" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.itself.arn, "${aws_lambda_function.itself.arn}:*"]
  }

  statement {
    actions   = ["lambda:GetFunction", "lambda:UpdateFunctionCode"]
    resources = ["*"]
  }
}

resource "aws_iam_role" "itself" {
  name               = "itself"
  assume_role_policy = data.aws_iam_policy_document.lambda.json
}

resource "aws_iam_role_policy" "itself" {
  role   = aws_iam_role.itself.id
  policy = data.aws_iam_policy_document.itself.json
}

resource "aws_lambda_function" "itself" { # fine
  function_name = "itself"
  role          = aws_iam_role.itself.arn
}

# The role that a schedule assumes is no function's.
resource "aws_iam_role" "schedule" {
  name = "schedule"
}

resource "aws_iam_role_policy" "schedule" {
  role = aws_iam_role.schedule.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "*" }]
  })
}

resource "aws_lambda_function" "unseen" {
  function_name = "unseen"
  role          = var.role_arn
}
