resource "aws_s3_bucket" "files" {
  bucket = "files"
}

resource "aws_lambda_function" "scan" {
  for_each = toset(["scan", "index"])

  function_name = each.key
  role          = "arn:aws:iam::111122223333:role/scan"
}

resource "aws_lambda_permission" "s3" {
  for_each = aws_lambda_function.scan

  action        = "lambda:InvokeFunction"
  function_name = each.value.arn
  principal     = "s3.amazonaws.com"
  source_arn    = aws_s3_bucket.files.arn
}

resource "aws_s3_bucket_notification" "files" { # violation
  bucket = aws_s3_bucket.files.id

  dynamic "lambda_function" {
    for_each = aws_lambda_function.scan
    content {
      lambda_function_arn = lambda_function.value.arn
      events              = ["s3:ObjectCreated:*"]
      filter_prefix       = "${lambda_function.key}/"
    }
  }

  depends_on = [aws_lambda_function.scan]
}
