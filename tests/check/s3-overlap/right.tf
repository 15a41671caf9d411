resource "aws_s3_bucket_notification" "prefixes" { # fine
  bucket = "files"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:scan"
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "scans/"
  }

  queue {
    queue_arn     = "arn:aws:sqs:eu-west-1:111122223333:texts"
    events        = ["s3:ObjectCreated:*"]
    filter_prefix = "texts/"
  }
}

resource "aws_s3_bucket_notification" "suffixes" { # fine
  bucket = "images"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:png"
    events              = ["s3:ObjectCreated:*"]
    filter_suffix       = ".png"
  }

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:jpg"
    events              = ["s3:ObjectCreated:*"]
    filter_suffix       = ".jpg"
  }
}

resource "aws_s3_bucket_notification" "events" { # fine
  bucket = "events"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:made"
    events              = ["s3:ObjectCreated:*"]
  }

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:gone"
    events              = ["s3:ObjectRemoved:*"]
  }
}

resource "aws_s3_bucket_notification" "single" {
  bucket = "single"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:made"
    events              = ["s3:ObjectCreated:*"]
  }
}
