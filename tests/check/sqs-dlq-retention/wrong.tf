resource "aws_sqs_queue" "orders" {
  name = "orders"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.default.arn
    maxReceiveCount     = 5
  })
}

# Both keep four days by default.
resource "aws_sqs_queue" "default" { # violation
  name = "default"
}

resource "aws_sqs_queue" "long" {
  name                      = "long"
  message_retention_seconds = 1209600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.as_long.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "as_long" { # violation
  name                      = "as-long"
  message_retention_seconds = 1209600
}
