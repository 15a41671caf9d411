variable "authorization_type" {
  type    = string
  default = null
}

variable "open" {
  type = bool
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_route" "given" { # undecidable
  api_id             = aws_apigatewayv2_api.orders.id
  route_key          = "GET /given"
  authorization_type = var.authorization_type
}

resource "aws_apigatewayv2_route" "either" { # undecidable
  api_id             = aws_apigatewayv2_api.orders.id
  route_key          = "GET /either"
  authorization_type = var.open ? "NONE" : "AWS_IAM"
}

resource "aws_api_gateway_rest_api" "private" {
  name = "private"

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_method" "private" { # undecidable
  rest_api_id   = aws_api_gateway_rest_api.private.id
  resource_id   = aws_api_gateway_rest_api.private.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_rest_api" "guarded" {
  name = "guarded"
}

resource "aws_api_gateway_rest_api_policy" "guarded" {
  rest_api_id = aws_api_gateway_rest_api.guarded.id
  policy      = "{}"
}

resource "aws_api_gateway_method" "guarded" { # undecidable
  rest_api_id   = aws_api_gateway_rest_api.guarded.id
  resource_id   = aws_api_gateway_rest_api.guarded.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

variable "rest_api_id" {
  type = string
}

resource "aws_api_gateway_method" "outside" { # undecidable
  rest_api_id   = var.rest_api_id
  resource_id   = "abc"
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_rest_api" "known_addresses" {
  name = "known-addresses"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*" },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "execute-api:Invoke"
        Resource  = "execute-api:/*"
        Condition = { NotIpAddress = { "aws:SourceIp" = ["192.0.2.0/24"] } }
      },
    ]
  })
}

resource "aws_api_gateway_method" "known_addresses" { # undecidable
  rest_api_id   = aws_api_gateway_rest_api.known_addresses.id
  resource_id   = aws_api_gateway_rest_api.known_addresses.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_rest_api" "one_path" {
  name = "one-path"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/live/GET/health" },
    ]
  })
}

resource "aws_api_gateway_method" "one_path" { # undecidable
  rest_api_id   = aws_api_gateway_rest_api.one_path.id
  resource_id   = aws_api_gateway_rest_api.one_path.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

variable "effect" {
  type = string
}

variable "statement" {
  type = any
}

resource "aws_api_gateway_rest_api" "effect" {
  name = "effect"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = var.effect, Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*" }]
  })
}

resource "aws_api_gateway_method" "effect" { # undecidable
  rest_api_id   = aws_api_gateway_rest_api.effect.id
  resource_id   = aws_api_gateway_rest_api.effect.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_rest_api" "statement" {
  name = "statement"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "execute-api:/*" },
      var.statement,
    ]
  })
}

resource "aws_api_gateway_method" "statement" { # undecidable
  rest_api_id   = aws_api_gateway_rest_api.statement.id
  resource_id   = aws_api_gateway_rest_api.statement.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

data "aws_iam_policy_document" "effect" {
  statement {
    effect    = var.effect
    actions   = ["execute-api:Invoke"]
    resources = ["execute-api:/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_api_gateway_rest_api" "document" {
  name   = "document"
  policy = data.aws_iam_policy_document.effect.json
}

resource "aws_api_gateway_method" "document" { # undecidable
  rest_api_id   = aws_api_gateway_rest_api.document.id
  resource_id   = aws_api_gateway_rest_api.document.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}
