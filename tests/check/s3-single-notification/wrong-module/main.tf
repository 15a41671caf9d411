resource "aws_s3_bucket" "files" {
  bucket_prefix = "files-"
}

module "scan" {
  source = "./trigger"

  bucket   = aws_s3_bucket.files.id
  function = "arn:aws:lambda:eu-west-1:111122223333:function:scan"
}

module "index" {
  source = "./trigger"

  bucket   = aws_s3_bucket.files.id
  function = "arn:aws:lambda:eu-west-1:111122223333:function:index"
}
