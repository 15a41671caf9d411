resource "aws_sqs_queue" "undelivered" {
  name = "undelivered"
}

resource "aws_cloudwatch_event_target" "orders" { # violation
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
}

resource "aws_sqs_queue" "other" {
  count = 1
  name  = "other"
}

resource "aws_sqs_queue_policy" "other" {
  queue_url = aws_sqs_queue.other[0].url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.other[0].arn
      },
      {
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = ["sqs:ReceiveMessage"]
        Resource  = aws_sqs_queue.other[0].arn
      },
    ]
  })
}

resource "aws_cloudwatch_event_target" "other" { # violation
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"

  dead_letter_config {
    arn = aws_sqs_queue.other[0].arn
  }
}
