module "scan" {
  source = "./scan"
}

resource "aws_s3_bucket_notification" "files" { # violation
  bucket = "files"

  lambda_function {
    lambda_function_arn = module.scan.arn
    events              = ["s3:ObjectCreated:*"]
  }
}

module "registry" {
  source = "terraform-aws-modules/lambda/aws"

  function_name = "registry"

  allowed_triggers = {
    s3 = { principal = "s3.amazonaws.com", source_arn = "arn:aws:s3:::other" }
  }
}

resource "aws_s3_bucket_notification" "other" { # violation
  bucket = "other"

  lambda_function {
    lambda_function_arn = module.registry.lambda_function_arn
    events              = ["s3:ObjectCreated:*"]
  }
}
