resource "aws_s3_bucket" "files" {
  bucket = "files"
}

resource "aws_sqs_queue" "files" {
  name = "files"
}

resource "aws_s3_bucket_notification" "files" { # violation
  bucket = aws_s3_bucket.files.id

  queue {
    queue_arn = aws_sqs_queue.files.arn
    events    = ["s3:ObjectCreated:*"]
  }
}

resource "aws_lambda_event_source_mapping" "files" {
  event_source_arn = aws_sqs_queue.files.arn
  function_name    = aws_lambda_function.scan.arn
}

resource "aws_iam_role_policy" "scan" {
  role = aws_iam_role.scan.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "arn:aws:s3:::files/*" }]
  })
}

resource "aws_lambda_function" "scan" {
  function_name = "scan"
  role          = aws_iam_role.scan.arn
}

resource "aws_iam_role" "scan" {
  name               = "scan"
  assume_role_policy = "{}"
}
