resource "aws_sqs_queue" "undelivered" {
  name = "undelivered"
}

data "aws_iam_policy_document" "undelivered" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com", "sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = ["arn:aws:events:eu-west-1:111122223333:rule/orders"]
    }
  }
}

resource "aws_sqs_queue_policy" "undelivered" {
  queue_url = aws_sqs_queue.undelivered.id
  policy    = data.aws_iam_policy_document.undelivered.json
}

resource "aws_cloudwatch_event_target" "orders" { # fine
  rule = "orders"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:orders"

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
}

resource "aws_sqs_queue" "inline" {
  name = "inline"

  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": {
        "Effect": "Allow",
        "Principal": { "Service": "events.amazonaws.com" },
        "Action": "SQS:SendMessage",
        "Resource": "*"
      }
    }
  JSON
}

resource "aws_cloudwatch_event_target" "inline" { # fine
  rule = "orders"
  arn  = "arn:aws:sqs:eu-west-1:111122223333:orders"

  dead_letter_config {
    arn = aws_sqs_queue.inline.arn
  }
}

resource "aws_cloudwatch_event_target" "without" {
  rule = "orders"
  arn  = "arn:aws:sqs:eu-west-1:111122223333:orders"
}
