resource "aws_s3_bucket_notification" "single" { # fine
  bucket = "single"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:made"
    events              = ["s3:ObjectCreated:*"]
  }
}

resource "aws_s3_bucket_notification" "events" {
  bucket      = "events"
  eventbridge = true
}
