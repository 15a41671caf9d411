resource "aws_api_gateway_stage" "rest" { # fine
  rest_api_id   = "abc"
  deployment_id = "abc"
  stage_name    = "live"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format          = "$context.requestId"
  }
}

resource "aws_apigatewayv2_stage" "http" { # fine
  api_id = "abc"
  name   = "$default"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format          = jsonencode({ requestId = "$context.requestId" })
  }
}

resource "aws_cloudwatch_log_group" "api" {
  name = "api"
}
