module "scan" {
  source = "./scan"
}

resource "aws_s3_bucket_notification" "files" { # fine
  bucket = "files"

  lambda_function {
    lambda_function_arn = module.scan.arn
    events              = ["s3:ObjectCreated:*"]
  }

  depends_on = [module.scan]
}
