# The bucket is known by the names of variables, and by a name that ends in a wildcard.
variable "bucket_arn" {
  type = string
}

variable "bucket_id" {
  type = string
}

variable "incoming" {
  type = string
}

resource "aws_lambda_function" "scanner" {
  function_name = "scanner"
  role          = aws_iam_role.scanner.arn
}

resource "aws_iam_role" "scanner" {
  name = "scanner"
}

resource "aws_iam_role_policy" "scanner" {
  role = aws_iam_role.scanner.id

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:PutObject"
      Resource = "${var.bucket_arn}/${var.incoming}*"
    }]
  })
}

resource "aws_lambda_permission" "scanner" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.scanner.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = var.bucket_arn
}

resource "aws_s3_bucket_notification" "scanner" { # violation
  bucket = var.bucket_id

  lambda_function {
    lambda_function_arn = aws_lambda_function.scanner.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = var.incoming
  }
}

resource "aws_s3_bucket" "images" {
  bucket = "shop-images-${random_id.images.hex}"
}

resource "random_id" "images" {
  byte_length = 4
}

resource "aws_lambda_function" "thumbnails" {
  function_name = "thumbnails"
  role          = aws_iam_role.thumbnails.arn
}

resource "aws_iam_role" "thumbnails" {
  name = "thumbnails"
}

resource "aws_iam_role_policy" "thumbnails" {
  role = aws_iam_role.thumbnails.id

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:PutObject"
      Resource = "arn:aws:s3:::shop-images-*/*"
    }]
  })
}

resource "aws_s3_bucket_notification" "images" { # violation
  bucket = aws_s3_bucket.images.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.thumbnails.arn
    events              = ["s3:ObjectCreated:*"]
  }
}
