resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "orders" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = "orders"
}

resource "aws_api_gateway_method" "orders" { # violation
  for_each = toset(["GET", "POST"])

  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_resource.orders.id
  http_method   = each.key
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "orders" {
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.orders.id
  http_method             = "POST"
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
}

variable "authorization" {
  type    = string
  default = "NONE"
}

resource "aws_api_gateway_method" "by_default" { # violation
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_rest_api.shop.root_resource_id
  http_method   = "ANY"
  authorization = var.authorization
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_route" "orders" { # violation
  api_id    = aws_apigatewayv2_api.orders.id
  route_key = "GET /orders"
  target    = "integrations/${aws_apigatewayv2_integration.orders.id}"
}

resource "aws_apigatewayv2_route" "default" { # violation
  api_id             = aws_apigatewayv2_api.orders.id
  route_key          = "$default"
  authorization_type = "NONE"
}

resource "aws_apigatewayv2_integration" "orders" {
  api_id           = aws_apigatewayv2_api.orders.id
  integration_type = "AWS_PROXY"
}

resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_route" "connect" { # violation
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$connect"
}

resource "aws_api_gateway_rest_api" "policy" {
  name = "policy"
}

data "aws_iam_policy_document" "everybody" {
  statement {
    actions   = ["execute-api:Invoke"]
    resources = ["${aws_api_gateway_rest_api.policy.execution_arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_api_gateway_rest_api_policy" "everybody" {
  rest_api_id = aws_api_gateway_rest_api.policy.id
  policy      = data.aws_iam_policy_document.everybody.json
}

resource "aws_api_gateway_method" "policy" { # violation
  rest_api_id   = aws_api_gateway_rest_api.policy.id
  resource_id   = aws_api_gateway_rest_api.policy.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}
