resource "aws_lambda_permission" "topics" { # fine
  for_each = toset(["orders", "refunds"])

  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "sns.amazonaws.com"
  source_arn    = "arn:aws:sns:eu-west-1:111122223333:${each.key}"
}
