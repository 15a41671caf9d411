resource "aws_lambda_function" "orders" { # violation
  function_name                  = "orders"
  role                           = var.role_arn
  reserved_concurrent_executions = -1
}

resource "aws_sns_topic_subscription" "orders" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.orders.arn
}
