# Comprehend takes the role to read documents; it invokes nothing.
resource "aws_iam_role" "orders" {
  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["lambda.amazonaws.com", "comprehend.amazonaws.com"] }
    }]
  })
}

resource "aws_iam_role_policy" "orders" {
  role = aws_iam_role.orders.id

  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = "arn:aws:lambda:*:*:function:*" }]
  })
}

resource "aws_lambda_function" "orders" { # violation
  function_name = "orders"
  role          = aws_iam_role.orders.arn
}
