data "aws_iam_policy_document" "archive_objects" {
  statement {
    sid       = "ReadWhatChanged"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${var.archive_bucket_arn}/*"]
  }
}

resource "aws_iam_role_policy" "archive_objects" {
  name   = "objects-archive"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.archive_objects.json
}

resource "aws_lambda_permission" "archive" {
  statement_id  = "archive"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = var.archive_bucket_arn

  # The source's ARN names no account, and somebody else could own that name one day.
  source_account = split(":", aws_lambda_function.this.arn)[4]
}

# A bucket has one configuration of notifications, and this is it: a second aws_s3_bucket_notification for the bucket,
# here or in any other state, silently deletes this one. Whoever else needs its events listens through EventBridge.
# trigscaffold:ignore s3-filter every object of this bucket is meant: the spec names no prefix and no suffix
resource "aws_s3_bucket_notification" "archive" {
  bucket = split(":::", var.archive_bucket_arn)[1]

  lambda_function {
    id                  = "${var.name}-archive"
    lambda_function_arn = aws_lambda_function.this.arn
    events              = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"]
  }

  # S3 tries out the target before it accepts the notification; and the first event must find the function's rights.
  depends_on = [aws_lambda_permission.archive, aws_iam_role_policy.archive_objects]
}
