# A caller gives the names; what stands in for them is empty, and still the same wherever it is used.
variable "bucket" {
  type    = string
  default = ""
}

resource "aws_lambda_function" "cleaner" {
  function_name = "cleaner"
  role          = aws_iam_role.cleaner.arn
}

resource "aws_iam_role" "cleaner" {
  name = "cleaner"
}

resource "aws_iam_role_policy" "cleaner" {
  role = aws_iam_role.cleaner.id

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:PutObject"
      Resource = ["arn:aws:s3:::${var.bucket}", "arn:aws:s3:::${var.bucket}/*"]
    }]
  })
}

resource "aws_s3_bucket_notification" "cleaner" { # violation
  bucket = var.bucket

  lambda_function {
    lambda_function_arn = aws_lambda_function.cleaner.arn
    events              = ["s3:ObjectCreated:*"]
  }
}
