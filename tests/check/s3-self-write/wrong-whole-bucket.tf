resource "aws_s3_bucket" "files" {
  bucket_prefix = "files-"
}

resource "aws_s3_bucket_notification" "files" { # violation
  bucket = aws_s3_bucket.files.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.scan.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "incoming/"
  }
}

data "aws_iam_policy_document" "scan" {
  statement {
    actions   = ["s3:Get*", "s3:Put*"]
    resources = [aws_s3_bucket.files.arn, "${aws_s3_bucket.files.arn}*"]
  }
}

resource "aws_iam_policy" "scan" {
  policy = data.aws_iam_policy_document.scan.json
}

resource "aws_iam_role_policy_attachment" "scan" {
  role       = aws_iam_role.scan.name
  policy_arn = aws_iam_policy.scan.arn
}

resource "aws_lambda_function" "scan" {
  function_name = "scan"
  role          = aws_iam_role.scan.arn
}

resource "aws_iam_role" "scan" {
  name               = "scan"
  assume_role_policy = "{}"
}
