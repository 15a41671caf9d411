variable "name" {}
variable "function" {}
variable "wait_for" { default = [] }

resource "aws_s3_bucket_notification" "this" { # fine
  bucket = var.name

  lambda_function {
    lambda_function_arn = var.function
    events              = ["s3:ObjectCreated:*"]
  }

  depends_on = [var.wait_for]
}
