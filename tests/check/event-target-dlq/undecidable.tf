variable "dlq_arn" {
  type    = string
  default = null
}

variable "targets" {
  type = map(any)
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}

resource "aws_cloudwatch_event_target" "orders" { # undecidable
  rule = "orders"
  arn  = aws_lambda_function.orders.arn

  dynamic "dead_letter_config" {
    for_each = var.dlq_arn == null ? [] : [var.dlq_arn]
    content {
      arn = dead_letter_config.value
    }
  }
}

resource "aws_cloudwatch_event_target" "given" { # undecidable
  rule = "orders"
  arn  = aws_lambda_function.orders.arn

  dead_letter_config {
    arn = var.dlq_arn
  }
}
