variable "bucket" {
  type = string
}

variable "function" {
  type = string
}

resource "aws_s3_bucket_notification" "this" { # violation
  bucket = var.bucket

  lambda_function {
    lambda_function_arn = var.function
    events              = ["s3:ObjectCreated:*"]
  }
}
