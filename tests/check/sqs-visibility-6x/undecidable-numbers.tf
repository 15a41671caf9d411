variable "timeout" {
  type = number
}

variable "function_arn" {
  type = string
}

variable "production" {
  type = bool
}

resource "aws_sqs_queue" "orders" { # undecidable
  name                       = "orders"
  visibility_timeout_seconds = 180
}

resource "aws_sqs_queue" "refunds" { # undecidable
  name                       = "refunds"
  visibility_timeout_seconds = 900
}

resource "aws_sqs_queue" "returns" { # undecidable
  name                       = "returns"
  visibility_timeout_seconds = var.production ? 900 : 30
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn
  timeout       = var.timeout
}

resource "aws_lambda_function" "returns" {
  function_name = "returns"
  role          = var.role_arn
  timeout       = 10
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
}

resource "aws_lambda_event_source_mapping" "refunds" {
  event_source_arn = aws_sqs_queue.refunds.arn
  function_name    = var.function_arn
}

resource "aws_lambda_event_source_mapping" "returns" {
  event_source_arn = aws_sqs_queue.returns.arn
  function_name    = aws_lambda_function.returns.arn
}

# Which of two functions reads it decides.
resource "aws_sqs_queue" "either" { # undecidable
  name                       = "either"
  visibility_timeout_seconds = 60
}

resource "aws_lambda_function" "slow" {
  function_name = "slow"
  role          = var.role_arn
  timeout       = 60
}

resource "aws_lambda_event_source_mapping" "either" {
  event_source_arn = aws_sqs_queue.either.arn
  function_name    = var.production ? aws_lambda_function.slow.arn : aws_lambda_function.returns.arn
}
