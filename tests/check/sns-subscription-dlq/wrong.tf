resource "aws_sqs_queue" "orders" {
  name           = "orders"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed.arn, maxReceiveCount = 5 })
}

resource "aws_sqs_queue" "failed" {
  name = "failed"
}

resource "aws_sns_topic_subscription" "queue" { # violation
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.orders.arn
}

resource "aws_sns_topic_subscription" "many" { # violation
  for_each = {
    lambda = "arn:aws:lambda:eu-west-1:111122223333:function:orders"
    https  = "https://example.com/orders"
  }

  topic_arn = aws_sns_topic.orders.arn
  protocol  = each.key
  endpoint  = each.value
}
