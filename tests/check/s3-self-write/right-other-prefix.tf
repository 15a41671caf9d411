resource "aws_s3_bucket" "files" {
  bucket = "files"
}

resource "aws_s3_bucket_notification" "files" { # fine
  bucket = aws_s3_bucket.files.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.scan.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "incoming/"
  }
}

data "aws_iam_policy_document" "scan" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.files.arn}/*"]
  }

  statement {
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.files.arn}/done/*", "arn:aws:s3:::${aws_s3_bucket.files.id}/failed/*"]
  }
}

resource "aws_iam_role_policy" "scan" {
  role   = aws_iam_role.scan.id
  policy = data.aws_iam_policy_document.scan.json
}

resource "aws_lambda_function" "scan" {
  function_name = "scan"
  role          = aws_iam_role.scan.arn
}

resource "aws_iam_role" "scan" {
  name               = "scan"
  assume_role_policy = "{}"
}
