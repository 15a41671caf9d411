variable "alarmed" {
  type    = bool
  default = true
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead_letter" { # undecidable
  name = "dead-letter"
}

resource "aws_cloudwatch_metric_alarm" "dead_letter" {
  count = var.alarmed ? 1 : 0

  alarm_name  = "dead-letter"
  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.dead_letter.name }
}
