resource "aws_lambda_permission" "suppliers" {
  statement_id  = "suppliers"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = var.suppliers_user_pool_arn
}
