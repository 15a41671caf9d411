resource "aws_s3_bucket_notification" "prefix" { # fine
  bucket = "files"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:scan"
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "incoming/"
  }
}

variable "suffix" {
  type    = string
  default = ".csv"
}

resource "aws_s3_bucket_notification" "suffix" { # fine
  bucket = "tables"

  dynamic "lambda_function" {
    for_each = toset(["a", "b"])
    content {
      lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:${lambda_function.key}"
      events              = ["s3:ObjectCreated:Put"]
      filter_prefix       = ""
      filter_suffix       = var.suffix
    }
  }
}

resource "aws_s3_bucket_notification" "removed" {
  bucket = "gone"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:scan"
    events              = ["s3:ObjectRemoved:*"]
  }
}

resource "aws_s3_bucket_notification" "queue" {
  bucket = "queued"

  queue {
    queue_arn = "arn:aws:sqs:eu-west-1:111122223333:files"
    events    = ["s3:ObjectCreated:*"]
  }
}
