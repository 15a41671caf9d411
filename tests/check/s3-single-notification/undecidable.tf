variable "with_queue" {
  type    = bool
  default = false
}

resource "aws_s3_bucket_notification" "function" { # fine
  count = var.with_queue ? 0 : 1

  bucket = "files"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:scan"
    events              = ["s3:ObjectCreated:*"]
  }
}

resource "aws_s3_bucket_notification" "queue" { # undecidable
  count = var.with_queue ? 1 : 0

  bucket = "files"

  queue {
    queue_arn = "arn:aws:sqs:eu-west-1:111122223333:index"
    events    = ["s3:ObjectCreated:*"]
  }
}

variable "functions" {
  type = map(string)
}

resource "aws_s3_bucket" "one" {
  bucket_prefix = "one-"
}

resource "aws_s3_bucket_notification" "each" { # undecidable
  for_each = var.functions

  bucket = aws_s3_bucket.one.id

  lambda_function {
    lambda_function_arn = each.value
    events              = ["s3:ObjectCreated:*"]
  }
}
