variable "timeout" {
  type = number
}

resource "aws_sqs_queue" "orders" { # fine
  name                       = "orders"
  visibility_timeout_seconds = 6 * aws_lambda_function.orders.timeout + 20
}

# Without a window there is nothing to add; with too little anyway another rule speaks.
resource "aws_sqs_queue" "plain" {
  name                       = "plain"
  visibility_timeout_seconds = 180
}

resource "aws_sqs_queue" "short" {
  name                       = "short"
  visibility_timeout_seconds = 40
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role_arn
  timeout       = var.timeout
}

resource "aws_lambda_function" "plain" {
  function_name = "plain"
  role          = var.role_arn
  timeout       = 30
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn                   = aws_sqs_queue.orders.arn
  function_name                      = aws_lambda_function.orders.arn
  maximum_batching_window_in_seconds = 20
}

resource "aws_lambda_event_source_mapping" "plain" {
  event_source_arn = aws_sqs_queue.plain.arn
  function_name    = aws_lambda_function.plain.arn
}

resource "aws_lambda_event_source_mapping" "short" {
  event_source_arn                   = aws_sqs_queue.short.arn
  function_name                      = aws_lambda_function.plain.arn
  maximum_batching_window_in_seconds = 20
}
