resource "aws_sqs_queue" "orders" { # violation
  name                       = "orders.fifo"
  fifo_queue                 = true
  visibility_timeout_seconds = 180
}

resource "aws_lambda_function" "quick" {
  function_name = "quick"
  role          = var.role_arn
  timeout       = 10
}

resource "aws_lambda_function" "slow" {
  function_name = "slow"
  role          = var.role_arn
  timeout       = 31
}

resource "aws_lambda_event_source_mapping" "quick" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.quick.arn
}

# By its name, and by an ARN written out.
resource "aws_lambda_event_source_mapping" "slow" {
  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:orders.fifo"
  function_name    = "slow"
}
