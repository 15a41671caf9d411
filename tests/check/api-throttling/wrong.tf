resource "aws_apigatewayv2_stage" "http" { # violation
  api_id = "abc"
  name   = "$default"

  default_route_settings {
    detailed_metrics_enabled = true
  }
}

resource "aws_api_gateway_stage" "rest" { # violation
  rest_api_id   = "abc"
  deployment_id = "abc"
  stage_name    = "live"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "abc"
  stage_name  = "live"
  method_path = "*/*"

  settings {
    logging_level         = "INFO"
    throttling_rate_limit = -1
  }
}
