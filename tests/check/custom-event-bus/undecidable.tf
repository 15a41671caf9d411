variable "bus" {
  type    = string
  default = null
}

resource "aws_cloudwatch_event_rule" "own" { # undecidable
  name           = "own"
  event_bus_name = var.bus
  event_pattern  = jsonencode({ source = ["com.example.orders"] })
}
