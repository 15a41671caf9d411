resource "aws_lambda_function" "scan" {
  function_name = "scan"
  role          = "arn:aws:iam::111122223333:role/scan"
}

resource "aws_lambda_permission" "s3" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.scan.function_name
  principal     = "s3.amazonaws.com"
}

resource "aws_s3_bucket_notification" "direct" { # fine
  bucket = "files"

  lambda_function {
    lambda_function_arn = aws_lambda_function.scan.arn
    events              = ["s3:ObjectCreated:*"]
  }

  depends_on = [aws_lambda_permission.s3]
}

resource "time_sleep" "settle" {
  create_duration = "10s"
  depends_on      = [aws_lambda_permission.s3]
}

resource "aws_s3_bucket_notification" "second_hand" { # fine
  bucket = "others"

  lambda_function {
    lambda_function_arn = aws_lambda_function.scan.arn
    events              = ["s3:ObjectCreated:*"]
  }

  depends_on = [time_sleep.settle]
}

resource "aws_s3_bucket_notification" "queue" {
  bucket = "queued"

  queue {
    queue_arn = "arn:aws:sqs:eu-west-1:111122223333:files"
    events    = ["s3:ObjectCreated:*"]
  }
}

resource "aws_s3_bucket_notification" "elsewhere" { # fine
  bucket = "elsewhere"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:elsewhere"
    events              = ["s3:ObjectCreated:*"]
  }

  depends_on = [aws_lambda_permission.elsewhere]
}

resource "aws_lambda_permission" "quoted" {
  action        = "lambda:InvokeFunction"
  function_name = "arn:aws:lambda:eu-west-1:111122223333:function:quoted"
  principal     = "s3.amazonaws.com"
}

resource "aws_s3_bucket_notification" "quoted" { # fine
  bucket = "quoted"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:quoted"
    events              = ["s3:ObjectCreated:*"]
  }

  depends_on = ["aws_lambda_permission.quoted"]
}
