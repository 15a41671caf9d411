resource "aws_api_gateway_authorizer" "default" { # fine
  name        = "default"
  rest_api_id = "abc"
}

resource "aws_apigatewayv2_authorizer" "kept" { # fine
  name                             = "kept"
  api_id                           = "abc"
  authorizer_type                  = "REQUEST"
  authorizer_result_ttl_in_seconds = 60
}

resource "aws_apigatewayv2_authorizer" "jwt" {
  name            = "jwt"
  api_id          = "abc"
  authorizer_type = "JWT"
}
