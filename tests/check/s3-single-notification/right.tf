resource "aws_s3_bucket" "files" {
  for_each = toset(["in", "out"])
  bucket   = "files-${each.key}"
}

resource "aws_s3_bucket_notification" "files" { # fine
  for_each = aws_s3_bucket.files

  bucket      = each.value.id
  eventbridge = true
}

resource "aws_s3_bucket_notification" "other" { # fine
  bucket = "other"

  lambda_function {
    lambda_function_arn = "arn:aws:lambda:eu-west-1:111122223333:function:scan"
    events              = ["s3:ObjectCreated:*"]
  }
}

variable "buckets" {
  type = map(string)
}

resource "aws_s3_bucket_notification" "many" { # fine
  for_each = var.buckets

  bucket      = each.value
  eventbridge = true
}

variable "names" {
  type = list(string)
}

data "aws_s3_bucket" "named" {
  count  = length(var.names)
  bucket = var.names[count.index]
}

resource "aws_s3_bucket_notification" "named" { # fine
  count = length(var.names)

  bucket      = element(data.aws_s3_bucket.named.*.id, count.index)
  eventbridge = true
}
