resource "aws_s3_bucket_notification" "all" { # violation
  bucket = "files"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:scan"
    events              = ["s3:ObjectCreated:*"]
  }

  topic {
    topic_arn     = "arn:aws:sns:eu-west-1:111122223333:files"
    events        = ["s3:ObjectCreated:Put"]
    filter_prefix = "texts/"
  }
}

locals {
  functions = ["thumbs", "labels"]
}

resource "aws_s3_bucket_notification" "dynamic" { # violation
  bucket = "images"

  dynamic "lambda_function" {
    for_each = local.functions
    content {
      lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:${lambda_function.value}"
      events              = ["s3:ObjectCreated:*"]
      filter_prefix       = "images/"
      filter_suffix       = ".png"
    }
  }
}
