resource "aws_sqs_queue" "dead_letter" { # fine
  name = "orders-dead-letter"
}

resource "aws_sqs_queue" "orders" { # fine
  name = "orders"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "unread" {
  name = "unread"
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.orders.arn
}

# What reads a dead-letter queue needs none of its own.
resource "aws_lambda_event_source_mapping" "again" {
  event_source_arn = aws_sqs_queue.dead_letter.arn
  function_name    = aws_lambda_function.again.arn
}
