data "aws_caller_identity" "current" {}

resource "aws_lambda_permission" "s3" { # fine
  action         = "lambda:InvokeFunction"
  function_name  = "scan"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:aws:s3:::files"
  source_account = data.aws_caller_identity.current.account_id
}

resource "aws_lambda_permission" "events" {
  action        = "lambda:InvokeFunction"
  function_name = "scan"
  principal     = "events.amazonaws.com"
}
