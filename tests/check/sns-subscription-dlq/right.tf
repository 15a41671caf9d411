resource "aws_sqs_queue" "undelivered" {
  name = "undelivered"
}

resource "aws_sns_topic_subscription" "function" { # fine
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.orders.arn

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.undelivered.arn
  })
}

resource "aws_sns_topic_subscription" "text" { # fine
  topic_arn      = aws_sns_topic.orders.arn
  protocol       = "sqs"
  endpoint       = aws_sqs_queue.orders.arn
  redrive_policy = "{\"deadLetterTargetArn\": \"${aws_sqs_queue.undelivered.arn}\"}"
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "email"
  endpoint  = "team@example.com"
}
