resource "aws_s3_bucket" "files" {
  bucket = "files"
}

resource "aws_s3_bucket_notification" "scan" { # fine
  bucket = aws_s3_bucket.files.id

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:scan"
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "scans/"
  }
}

resource "aws_s3_bucket_notification" "index" { # violation
  bucket = aws_s3_bucket.files.bucket

  queue {
    queue_arn     = "arn:aws:sqs:eu-west-1:111122223333:index"
    events        = ["s3:ObjectCreated:*"]
    filter_prefix = "texts/"
  }
}

variable "functions" {
  type = map(string)
  default = {
    thumbs = "images/"
    labels = "photos/"
  }
}

resource "aws_s3_bucket_notification" "each" { # violation
  for_each = var.functions

  bucket = "images"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:${each.key}"
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = each.value
  }
}
