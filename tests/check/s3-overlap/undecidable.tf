variable "prefixes" {
  type = list(string)
}

resource "aws_s3_bucket_notification" "files" { # undecidable
  bucket = "files"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:scan"
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = var.prefixes[0]
  }

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:index"
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = var.prefixes[1]
  }
}
