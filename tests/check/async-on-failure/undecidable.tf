variable "dlq_arn" {
  type    = string
  default = null
}

variable "keep_failed" {
  type    = bool
  default = false
}

resource "aws_lambda_function" "orders" { # undecidable
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"

  dynamic "dead_letter_config" {
    for_each = var.dlq_arn == null ? [] : [true]
    content {
      target_arn = var.dlq_arn
    }
  }
}

resource "aws_cloudwatch_event_target" "orders" {
  rule = "orders"
  arn  = aws_lambda_function.orders.arn
}

resource "aws_lambda_function" "counted" { # undecidable
  function_name = "counted"
  role          = "arn:aws:iam::111122223333:role/counted"
}

resource "aws_lambda_function_event_invoke_config" "counted" {
  count = var.keep_failed ? 1 : 0

  function_name = aws_lambda_function.counted.function_name

  destination_config {
    on_failure {
      destination = "arn:aws:sqs:eu-west-1:111122223333:failed"
    }
  }
}

resource "aws_lambda_permission" "counted" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.counted.function_name
  principal     = "events.amazonaws.com"
}

variable "scheduled" {
  type = bool
}

resource "aws_lambda_function" "report" { # undecidable
  count = var.scheduled ? 0 : 1

  function_name = "report"
  role          = "arn:aws:iam::111122223333:role/report"
}

resource "aws_cloudwatch_event_target" "report" {
  count = var.scheduled ? 1 : 0

  rule = "report"
  arn  = aws_lambda_function.report[0].arn
}
