# Everything by names that are put together twice, or looked up.
variable "stage" {
  type = string
}

data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

resource "aws_sqs_queue" "orders" { # violation
  name                       = "${var.stage}-orders"
  visibility_timeout_seconds = 60
}

resource "aws_sqs_queue" "refunds" { # violation
  name = "refunds"
}

resource "aws_sqs_queue" "others" {
  name = "${var.stage}-others"
}

resource "aws_lambda_function" "orders" {
  function_name = "${var.stage}-orders"
  role          = var.role_arn
  timeout       = 60
}

resource "aws_lambda_function" "others" {
  function_name = "${var.stage}-others"
  role          = var.role_arn
  timeout       = 5
}

data "aws_sqs_queue" "refunds" {
  name = "refunds"
}

data "aws_lambda_function" "orders" {
  function_name = aws_lambda_function.orders.function_name
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = "arn:aws:sqs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${var.stage}-orders"
  function_name    = "${var.stage}-orders"
}

resource "aws_lambda_event_source_mapping" "refunds" {
  event_source_arn = data.aws_sqs_queue.refunds.arn
  function_name    = data.aws_lambda_function.orders.arn
}
