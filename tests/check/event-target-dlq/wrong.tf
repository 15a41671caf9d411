resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}

resource "aws_lambda_alias" "live" {
  name          = "live"
  function_name = aws_lambda_function.orders.function_name
}

resource "aws_cloudwatch_event_target" "orders" { # violation
  rule = aws_cloudwatch_event_rule.orders.name
  arn  = aws_lambda_function.orders.arn
}

resource "aws_cloudwatch_event_target" "alias" { # violation
  rule = "orders"
  arn  = aws_lambda_alias.live.arn

  retry_policy {
    maximum_retry_attempts = 2
  }
}

resource "aws_cloudwatch_event_target" "disabled" { # violation
  count = 2

  rule = "orders-${count.index}"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"
}

data "aws_caller_identity" "current" {}

resource "aws_cloudwatch_event_target" "built" { # violation
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:${data.aws_caller_identity.current.account_id}:function:orders"
}

data "aws_lambda_function" "outside" {
  function_name = "outside"
}

resource "aws_cloudwatch_event_target" "outside" { # violation
  rule = "orders"
  arn  = data.aws_lambda_function.outside.arn
}

variable "lambda_arn" {
  type = string
}

resource "aws_cloudwatch_event_target" "by_name" { # violation
  rule = "orders"
  arn  = var.lambda_arn
}

# The last word says what it is.
resource "aws_cloudwatch_event_target" "queue_lambda" { # violation
  rule = "orders"
  arn  = module.orders_queue_lambda.arn
}

resource "aws_cloudwatch_event_target" "lambda_queue" {
  rule = "orders"
  arn  = module.lambda_queue.arn
}
