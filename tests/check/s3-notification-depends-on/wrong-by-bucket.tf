variable "bucket" {
  type = string
}

variable "function_name" {
  type = string
}

resource "aws_lambda_permission" "s3" {
  action        = "lambda:InvokeFunction"
  function_name = var.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = "arn:aws:s3:::${var.bucket}"
}

resource "aws_s3_bucket_notification" "files" { # violation
  bucket = var.bucket

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:${var.function_name}"
    events              = ["s3:ObjectCreated:*"]
  }
}

# Another bucket's permission is none of this one's.
resource "aws_s3_bucket_notification" "others" { # undecidable
  bucket = "others"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:other"
    events              = ["s3:ObjectCreated:*"]
  }
}
