variable "function_arn" {
  type = string
}

resource "aws_s3_bucket_notification" "files" { # undecidable
  bucket = "files"

  lambda_function {
    lambda_function_arn = var.function_arn
    events              = ["s3:ObjectCreated:*"]
  }
}
