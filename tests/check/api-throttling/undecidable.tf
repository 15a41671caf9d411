variable "rate" {
  type    = number
  default = null
}

resource "aws_apigatewayv2_stage" "http" { # undecidable
  api_id = "abc"
  name   = "$default"

  default_route_settings {
    throttling_rate_limit = var.rate
  }
}
