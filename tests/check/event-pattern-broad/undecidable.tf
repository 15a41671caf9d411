variable "pattern" {
  type = string
}

resource "aws_cloudwatch_event_rule" "given" { # undecidable
  name          = "given"
  event_pattern = var.pattern
}
