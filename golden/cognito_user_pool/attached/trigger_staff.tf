resource "aws_lambda_permission" "staff" {
  statement_id  = "staff"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = var.staff_user_pool_arn
}
