variable "function_arn" {
  type = string
}

variable "dlq_arn" {
  type    = string
  default = null
}

resource "aws_cloudwatch_event_rule" "this" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "this" { # violation
  rule = aws_cloudwatch_event_rule.this.name
  arn  = var.function_arn

  dynamic "dead_letter_config" {
    for_each = var.dlq_arn == null ? [] : [var.dlq_arn]
    content {
      arn = dead_letter_config.value
    }
  }
}
