data "aws_s3_bucket" "files" {
  bucket = "files"
}

variable "function_name" {
  type = string
}

variable "function_arn" {
  type = string
}

resource "aws_lambda_permission" "s3" {
  action        = "lambda:InvokeFunction"
  function_name = var.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = data.aws_s3_bucket.files.arn
}

resource "aws_s3_bucket_notification" "files" { # violation
  bucket = data.aws_s3_bucket.files.id

  lambda_function {
    lambda_function_arn = var.function_arn
    events              = ["s3:ObjectCreated:*"]
  }
}
