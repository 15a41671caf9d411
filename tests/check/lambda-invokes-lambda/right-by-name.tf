# A function that names itself by its ARN, and one whose right to invoke is on a queue, as a module gives it to all.
variable "account" {
  type = string
}

variable "name" {
  type    = string
  default = "itself"
}

resource "aws_iam_role" "itself" {
  name = "itself"
}

resource "aws_iam_role_policy" "itself" {
  role = aws_iam_role.itself.id

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["lambda:InvokeFunction", "sqs:SendMessage"]
      Resource = ["arn:aws:lambda:eu-west-1:${var.account}:function:${var.name}", aws_sqs_queue.failed.arn]
    }]
  })
}

resource "aws_lambda_function" "itself" { # fine
  function_name = var.name
  role          = aws_iam_role.itself.arn
}

resource "aws_sqs_queue" "failed" {
  name = "failed"
}
