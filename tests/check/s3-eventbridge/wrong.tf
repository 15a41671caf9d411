resource "aws_s3_bucket_notification" "two" { # violation
  bucket = "two"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:texts"
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "texts/"
  }

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:scans"
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "scans/"
  }
}
