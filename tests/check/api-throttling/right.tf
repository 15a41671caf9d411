resource "aws_apigatewayv2_stage" "http" { # fine
  api_id = "abc"
  name   = "$default"

  default_route_settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 200
  }
}

resource "aws_api_gateway_stage" "settings" { # fine
  rest_api_id   = "abc"
  deployment_id = "abc"
  stage_name    = "live"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "abc"
  stage_name  = aws_api_gateway_stage.settings.stage_name
  method_path = "*/*"

  settings {
    throttling_rate_limit = 100
  }
}

resource "aws_api_gateway_stage" "plan" { # fine
  rest_api_id   = "other"
  deployment_id = "other"
  stage_name    = "live"
}

resource "aws_api_gateway_usage_plan" "partners" {
  name = "partners"

  api_stages {
    api_id = "other"
    stage  = aws_api_gateway_stage.plan.stage_name
  }

  throttle_settings {
    rate_limit  = 10
    burst_limit = 20
  }
}
