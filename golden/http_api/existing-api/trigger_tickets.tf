locals {
  # The API's id is the last part of arn:aws:execute-api:REGION:ACCOUNT:ID.
  tickets_api_id = split(":", var.tickets_api_execution_arn)[5]
}

resource "aws_apigatewayv2_authorizer" "tickets" {
  api_id          = local.tickets_api_id
  name            = "${var.name}-tickets"
  authorizer_type = "REQUEST"
  authorizer_uri  = var.tickets_authorizer_invoke_arn

  # An answer is remembered for what stands here; without the route, a yes for one would be a yes for all.
  # It holds for every {ticket_id}: an authoriser that looks at the path needs a time of 0.
  identity_sources                 = ["$request.header.Authorization", "$context.routeKey"]
  authorizer_result_ttl_in_seconds = 300

  # The authoriser answers {"isAuthorized": true} or false, no policy.
  authorizer_payload_format_version = "2.0"
  enable_simple_responses           = true
}

# The authoriser is invoked under a permission of its own.
resource "aws_lambda_permission" "tickets_authorizer" {
  statement_id  = "${var.name}-tickets"
  action        = "lambda:InvokeFunction"
  function_name = var.tickets_authorizer_function_arn
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${var.tickets_api_execution_arn}/authorizers/${aws_apigatewayv2_authorizer.tickets.id}"
}

resource "aws_apigatewayv2_route" "tickets" {
  for_each = toset(["ANY /tickets/{ticket_id}/files/{name+}", "GET /tickets/{ticket_id}"])

  api_id    = local.tickets_api_id
  route_key = each.value
  target    = "integrations/${aws_apigatewayv2_integration.tickets.id}"

  authorization_type = "CUSTOM"
  authorizer_id      = aws_apigatewayv2_authorizer.tickets.id
}

resource "aws_apigatewayv2_integration" "tickets" {
  api_id           = local.tickets_api_id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.this.invoke_arn

  # The shape of the event; the handler and its tests expect 2.0.
  payload_format_version = "2.0"

  # At most the 30 s that an HTTP API waits. A cold start has 10 s of its own before the function's timeout begins.
  timeout_milliseconds = min(30000, 1000 * (aws_lambda_function.this.timeout + 10))
}

resource "aws_lambda_permission" "tickets" {
  statement_id  = "tickets"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${var.tickets_api_execution_arn}/*/*"
}
