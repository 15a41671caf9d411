resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_lambda_function" "queue" { # violation
  function_name = "queue"
  role          = var.role_arn

  dead_letter_config {
    target_arn = aws_sqs_queue.dead_letter.arn
  }
}

resource "aws_sqs_queue" "dead_letter" {
  name = "dead-letter"
}

resource "aws_lambda_event_source_mapping" "queue" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.queue.arn
}

resource "aws_lambda_function" "stream" { # violation
  function_name = "stream"
  role          = var.role_arn

  dead_letter_config {
    target_arn = aws_sqs_queue.dead_letter.arn
  }
}

resource "aws_lambda_event_source_mapping" "stream" {
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = aws_lambda_function.stream.arn
  starting_position = "LATEST"
}

# SQS calls nobody: this permission does nothing.
resource "aws_lambda_permission" "queue" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.queue.function_name
  principal     = "sqs.amazonaws.com"
  source_arn    = aws_sqs_queue.orders.arn
}
