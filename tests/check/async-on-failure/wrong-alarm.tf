# CloudWatch does not wait for what an alarm invokes; the alarm itself stands elsewhere.
resource "aws_lambda_function" "page" { # violation
  function_name = "page"
  role          = var.role_arn
}

resource "aws_lambda_permission" "alarm" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.page.function_name
  principal     = "lambda.alarms.cloudwatch.amazonaws.com"
  source_arn    = var.alarm_arn
}
