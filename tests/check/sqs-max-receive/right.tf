resource "aws_sqs_queue" "orders" { # fine
  name = "orders"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = 5
  })
}

# Nothing here reads it, or it has no redrive policy: another rule's matter.
resource "aws_sqs_queue" "elsewhere" {
  name = "elsewhere"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = 1
  })
}

resource "aws_sqs_queue" "dead_letter" {
  name = "dead-letter"
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = "orders"
}

resource "aws_lambda_event_source_mapping" "again" {
  event_source_arn = aws_sqs_queue.dead_letter.arn
  function_name    = "again"
}
