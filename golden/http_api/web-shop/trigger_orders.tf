resource "aws_apigatewayv2_api" "orders" {
  name          = "${var.name}-orders"
  description   = "Front door of ${var.name}."
  protocol_type = "HTTP"

  # The domain below is the only way in.
  disable_execute_api_endpoint = true

  # The API answers preflight requests itself; they need no route and no authorisation.
  cors_configuration {
    allow_origins = var.orders_allowed_origins
    allow_methods = ["GET", "POST"]
    allow_headers = ["authorization", "content-type", "idempotency-key"]
    max_age       = 600
  }

  tags = var.tags
}

resource "aws_cloudwatch_log_group" "orders_access" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  # Log groups under /aws/vendedlogs/ share one resource policy, so that its size limit is not reached.
  name              = "/aws/vendedlogs/apigateway/${var.name}-orders"
  retention_in_days = 365

  tags = var.tags
}

# The stage called $default has no name in the path, and every change goes live at once.
resource "aws_apigatewayv2_stage" "orders" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.orders_access.arn

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
      authorizerError    = "$context.authorizer.error"
    })
  }

  tags = var.tags
}

# API Gateway checks signature, issuer, audience and expiry before anything behind it runs.
resource "aws_apigatewayv2_authorizer" "orders" {
  api_id           = aws_apigatewayv2_api.orders.id
  name             = "orders"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer   = var.orders_jwt_issuer
    audience = var.orders_jwt_audience
  }
}

resource "aws_apigatewayv2_route" "orders" {
  for_each = toset(["GET /orders/{id}", "POST /orders"])

  api_id    = aws_apigatewayv2_api.orders.id
  route_key = each.value
  target    = "integrations/${aws_apigatewayv2_integration.orders.id}"

  # One of the scopes is enough.
  authorization_type   = "JWT"
  authorizer_id        = aws_apigatewayv2_authorizer.orders.id
  authorization_scopes = ["orders/read", "orders/write"]
}

resource "aws_apigatewayv2_domain_name" "orders" {
  domain_name = var.orders_domain_name

  domain_name_configuration {
    certificate_arn = var.orders_certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }

  tags = var.tags
}

resource "aws_apigatewayv2_api_mapping" "orders" {
  api_id      = aws_apigatewayv2_api.orders.id
  domain_name = aws_apigatewayv2_domain_name.orders.id
  stage       = aws_apigatewayv2_stage.orders.id
}

resource "aws_apigatewayv2_integration" "orders" {
  api_id           = aws_apigatewayv2_api.orders.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_alias.live.invoke_arn

  # The shape of the event; the handler and its tests expect 2.0.
  payload_format_version = "2.0"

  # At most the 30 s that an HTTP API waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(30000, 1000 * (aws_lambda_function.this.timeout + 10))
}

resource "aws_lambda_permission" "orders" {
  statement_id  = "orders"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  qualifier     = aws_lambda_alias.live.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.orders.execution_arn}/*/*"
}
