resource "aws_api_gateway_stage" "rest" { # violation
  rest_api_id   = "abc"
  deployment_id = "abc"
  stage_name    = "live"
}

resource "aws_apigatewayv2_stage" "http" { # violation
  api_id      = "abc"
  name        = "$default"
  auto_deploy = true
}
