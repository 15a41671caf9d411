variable "bucket" {
  type = string
}

data "aws_partition" "current" {}

resource "aws_s3_bucket_notification" "files" { # violation
  bucket = var.bucket

  lambda_function {
    lambda_function_arn = aws_lambda_function.scan.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "in/"
  }
}

resource "aws_iam_role_policy" "scan" {
  role = aws_iam_role.scan.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = {
      Effect   = "Allow"
      Action   = ["s3:PutObject"]
      Resource = ["arn:${data.aws_partition.current.partition}:s3:::${var.bucket}/in/done/*"]
    }
  })
}

resource "aws_lambda_function" "scan" {
  function_name = "scan"
  role          = aws_iam_role.scan.arn
}

resource "aws_iam_role" "scan" {
  name               = "scan"
  assume_role_policy = "{}"
}
