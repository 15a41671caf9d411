variable "output_bucket" {
  type = string
}

variable "function_arn" {
  type = string
}

resource "aws_s3_bucket_notification" "outside" { # undecidable
  bucket = "others"

  lambda_function {
    lambda_function_arn = var.function_arn
    events              = ["s3:ObjectCreated:*"]
  }
}

resource "aws_s3_bucket_notification" "files" { # undecidable
  bucket = "files"

  lambda_function {
    lambda_function_arn = aws_lambda_function.scan.arn
    events              = ["s3:ObjectCreated:*"]
  }
}

resource "aws_iam_role_policy" "scan" {
  role = aws_iam_role.scan.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::${var.output_bucket}/*" }]
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
