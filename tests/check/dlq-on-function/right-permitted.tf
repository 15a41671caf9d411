resource "aws_lambda_function" "orders" { # fine
  function_name = "orders"
  role          = var.role_arn

  dead_letter_config {
    target_arn = "arn:aws:sqs:eu-west-1:111122223333:dead"
  }
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders"
  function_name    = aws_lambda_function.orders.arn
}

resource "aws_lambda_permission" "bucket" {
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.orders.function_name
  principal      = "s3.amazonaws.com"
  source_account = "111122223333"
}

# Its rule names it by an ARN that is put together.
variable "account" {
  type = string
}

resource "aws_lambda_function" "refunds" { # fine
  function_name = "refunds"
  role          = var.role_arn

  dead_letter_config {
    target_arn = "arn:aws:sqs:eu-west-1:111122223333:dead"
  }
}

resource "aws_lambda_event_source_mapping" "refunds" {
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:refunds"
  function_name    = "refunds"
}

resource "aws_cloudwatch_event_target" "refunds" {
  rule = aws_cloudwatch_event_rule.refunds.name
  arn  = "arn:aws:lambda:eu-west-1:${var.account}:function:refunds"
}
