variable "account" {
  type    = string
  default = null
}

resource "aws_lambda_permission" "s3" { # undecidable
  action         = "lambda:InvokeFunction"
  function_name  = "scan"
  principal      = "s3.amazonaws.com"
  source_account = var.account
}
