variable "prefix" {
  type    = string
  default = null
}

variable "triggers" {
  type    = list(any)
  default = []
}

resource "aws_s3_bucket_notification" "given" { # undecidable
  bucket = "files"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:scan"
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = var.prefix
  }
}

resource "aws_s3_bucket_notification" "dynamic" { # undecidable
  bucket = "others"

  dynamic "lambda_function" {
    for_each = var.triggers
    content {
      lambda_function_arn = lambda_function.value.arn
      events              = ["s3:ObjectCreated:*"]
    }
  }
}
