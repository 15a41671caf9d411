resource "aws_lambda_function" "topic" { # fine
  function_name = "topic"
  role          = var.role_arn

  dead_letter_config {
    target_arn = aws_sqs_queue.dead_letter.arn
  }
}

resource "aws_sns_topic_subscription" "topic" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.topic.arn
}

resource "aws_lambda_event_source_mapping" "topic" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.topic.arn
}

# Nobody can be seen to invoke it, or it has no dead-letter queue: nothing to say.
resource "aws_lambda_function" "unseen" {
  function_name = "unseen"
  role          = var.role_arn

  dead_letter_config {
    target_arn = aws_sqs_queue.dead_letter.arn
  }
}

resource "aws_lambda_function" "polled" {
  function_name = "polled"
  role          = var.role_arn
}

resource "aws_lambda_event_source_mapping" "polled" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.polled.arn
}
