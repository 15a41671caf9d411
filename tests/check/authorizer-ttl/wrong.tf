resource "aws_api_gateway_authorizer" "never" { # violation
  name                             = "never"
  rest_api_id                      = "abc"
  type                             = "REQUEST"
  authorizer_result_ttl_in_seconds = 0
}

variable "ttl" {
  type    = number
  default = 0
}

resource "aws_apigatewayv2_authorizer" "never" { # violation
  name                             = "never"
  api_id                           = "abc"
  authorizer_type                  = "REQUEST"
  authorizer_result_ttl_in_seconds = var.ttl
}
