resource "aws_lambda_function" "this" {
  function_name = "scan"
  role          = "arn:aws:iam::111122223333:role/scan"
}

resource "aws_lambda_permission" "s3" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.arn
  principal     = "s3.amazonaws.com"
}

output "arn" {
  value = aws_lambda_function.this.arn
}
