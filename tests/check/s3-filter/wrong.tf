resource "aws_s3_bucket_notification" "bare" { # violation
  bucket = aws_s3_bucket.files.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.scan.arn
    events              = ["s3:ObjectCreated:*"]
  }
}

resource "aws_s3_bucket_notification" "empty" { # violation
  bucket = "others"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:scan"
    events              = ["s3:ObjectRemoved:*", "s3:ObjectCreated:Put"]
    filter_prefix       = ""
  }
}

resource "aws_s3_bucket" "files" {
  bucket = "files"
}

resource "aws_lambda_function" "scan" {
  function_name = "scan"
  role          = "arn:aws:iam::111122223333:role/scan"
}
