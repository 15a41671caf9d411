resource "aws_s3_bucket" "files" {
  bucket = "files"
}

resource "aws_s3_bucket" "done" {
  bucket_prefix = "done-"
}

resource "aws_s3_bucket_notification" "files" { # fine
  bucket = aws_s3_bucket.files.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.scan.arn
    events              = ["s3:ObjectCreated:*"]
  }
}

resource "aws_iam_role_policy" "scan" {
  role = aws_iam_role.scan.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:GetObject*"], Resource = "*" },
      { Effect = "Allow", Action = "s3:PutObject", Resource = "${aws_s3_bucket.done.arn}/*" },
      { Effect = "Allow", Action = ["s3:*"], Resource = aws_s3_bucket.files.arn },
      { Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::elsewhere/*" },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.scan.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_lambda_function" "scan" {
  function_name = "scan"
  role          = aws_iam_role.scan.arn
}

resource "aws_iam_role" "scan" {
  name               = "scan"
  assume_role_policy = "{}"
}
