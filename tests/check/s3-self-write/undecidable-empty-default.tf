# Two names that callers give: they may be one bucket or two.
variable "from" {
  type    = string
  default = ""
}

variable "to" {
  type    = string
  default = ""
}

resource "aws_lambda_function" "copier" {
  function_name = "copier"
  role          = aws_iam_role.copier.arn
}

resource "aws_iam_role" "copier" {
  name = "copier"
}

resource "aws_iam_role_policy" "copier" {
  role = aws_iam_role.copier.id

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:PutObject"
      Resource = "arn:aws:s3:::${var.to}/*"
    }]
  })
}

resource "aws_s3_bucket_notification" "copier" { # undecidable
  bucket = var.from

  lambda_function {
    lambda_function_arn = aws_lambda_function.copier.arn
    events              = ["s3:ObjectCreated:*"]
  }
}
