resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}

resource "aws_sqs_queue" "undelivered" {
  name = "undelivered"
}

resource "aws_cloudwatch_event_target" "orders" { # fine
  rule = aws_cloudwatch_event_rule.orders.name
  arn  = aws_lambda_function.orders.arn

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
}

resource "aws_cloudwatch_event_target" "each" { # fine
  for_each = toset(["a", "b"])

  rule = "rule-${each.key}"
  arn  = "arn:aws:lambda:eu-west-1:111122223333:function:${each.key}"

  dynamic "dead_letter_config" {
    for_each = ["arn:aws:sqs:eu-west-1:111122223333:${each.key}"]
    content {
      arn = dead_letter_config.value
    }
  }
}

variable "dlq_arn" {
  type = string
}

resource "aws_cloudwatch_event_target" "required" { # fine
  rule = "orders"
  arn  = aws_lambda_function.orders.arn

  dead_letter_config {
    arn = var.dlq_arn
  }
}

resource "aws_cloudwatch_event_target" "queue" {
  rule = "orders"
  arn  = aws_sqs_queue.undelivered.arn
}

resource "aws_cloudwatch_event_target" "machine" {
  rule = "orders"
  arn  = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders"
}
