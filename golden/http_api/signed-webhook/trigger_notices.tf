resource "aws_apigatewayv2_api" "notices" {
  name          = "${var.name}-notices"
  description   = "Front door of ${var.name}."
  protocol_type = "HTTP"

  tags = var.tags
}

resource "aws_cloudwatch_log_group" "notices_access" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  # Log groups under /aws/vendedlogs/ share one resource policy, so that its size limit is not reached.
  name              = "/aws/vendedlogs/apigateway/${var.name}-notices"
  retention_in_days = 365

  tags = var.tags
}

# The stage called $default has no name in the path, and every change goes live at once.
resource "aws_apigatewayv2_stage" "notices" {
  api_id      = aws_apigatewayv2_api.notices.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.notices_access.arn

    # An HTTP API has no execution log: why a request failed stands here, or nowhere.
    format = jsonencode({
      requestId          = "$context.requestId"
      requestTime        = "$context.requestTime"
      sourceIp           = "$context.identity.sourceIp"
      routeKey           = "$context.routeKey"
      path               = "$context.path"
      status             = "$context.status"
      responseLength     = "$context.responseLength"
      responseLatency    = "$context.responseLatency"
      integrationStatus  = "$context.integrationStatus"
      integrationLatency = "$context.integrationLatency"
      integrationError   = "$context.integrationErrorMessage"
    })
  }

  # For everybody together, twice the expected peak; what is above it is answered with 429.
  default_route_settings {
    throttling_rate_limit  = 40
    throttling_burst_limit = 40
  }

  tags = var.tags
}

resource "aws_apigatewayv2_route" "notices" {
  # checkov:skip=CKV_AWS_309:Open to everybody, as was decided: callers need not prove who they are
  # trigscaffold:ignore api-auth open to everybody, as was decided: callers need not prove who they are
  api_id    = aws_apigatewayv2_api.notices.id
  route_key = "POST /notices"
  target    = "integrations/${aws_apigatewayv2_integration.notices.id}"

  authorization_type = "NONE"
}

resource "aws_apigatewayv2_integration" "notices" {
  api_id           = aws_apigatewayv2_api.notices.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.this.invoke_arn

  # The shape of the event; the handler and its tests expect 2.0.
  payload_format_version = "2.0"

  # At most the 30 s that an HTTP API waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(30000, 1000 * (aws_lambda_function.this.timeout + 10))
}

resource "aws_lambda_permission" "notices" {
  statement_id  = "notices"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.notices.execution_arn}/*/*"
}
