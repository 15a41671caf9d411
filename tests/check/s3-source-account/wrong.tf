resource "aws_lambda_permission" "s3" { # violation
  action        = "lambda:InvokeFunction"
  function_name = "scan"
  principal     = "s3.amazonaws.com"
  source_arn    = "arn:aws:s3:::files"
}
