data "aws_region" "current" {}

resource "aws_s3_bucket" "uploads" {
  bucket = "uploads"
}

resource "aws_lambda_permission" "bucket" { # violation
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "s3.amazonaws.com"
}

resource "aws_lambda_permission" "api" { # violation
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "apigateway.amazonaws.com"
  source_arn    = ""
}

resource "aws_lambda_permission" "logs" { # violation
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "logs.${data.aws_region.current.region}.amazonaws.com"
}

resource "aws_lambda_permission" "everybody" { # violation
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "*"
}

resource "aws_lambda_permission" "skill" { # violation
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "alexa-appkit.amazon.com"
}
