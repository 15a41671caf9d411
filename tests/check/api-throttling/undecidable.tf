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

variable "stage" {
  type = string
}

resource "aws_api_gateway_stage" "live" { # undecidable
  rest_api_id   = "abc"
  deployment_id = "abc"
  stage_name    = "live"
}

resource "aws_api_gateway_method_settings" "given" {
  rest_api_id = "abc"
  stage_name  = var.stage
  method_path = "*/*"

  settings {
    throttling_rate_limit = 100
  }
}
