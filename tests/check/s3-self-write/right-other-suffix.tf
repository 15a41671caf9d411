resource "aws_s3_bucket_notification" "files" { # fine
  bucket = "files"

  lambda_function {
    lambda_function_arn = aws_lambda_function.scan.arn
    events              = ["s3:ObjectCreated:*"]
    filter_suffix       = ".csv"
  }
}

resource "aws_iam_role_policy" "scan" {
  role   = aws_iam_role.scan.id
  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [{
        "Effect": "Allow",
        "Action": "s3:PutObject",
        "Resource": "arn:aws:s3:::files/*.parquet"
      }]
    }
  JSON
}

resource "aws_s3_bucket_notification" "removed" {
  bucket = "gone"

  lambda_function {
    lambda_function_arn = aws_lambda_function.scan.arn
    events              = ["s3:ObjectRemoved:*"]
  }
}

resource "aws_lambda_function" "scan" {
  function_name = "scan"
  role          = aws_iam_role.scan.arn
}

resource "aws_iam_role" "scan" {
  name               = "scan"
  assume_role_policy = "{}"
}
