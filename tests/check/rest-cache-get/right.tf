resource "aws_api_gateway_stage" "cached" { # fine
  rest_api_id           = aws_api_gateway_rest_api.shop.id
  deployment_id         = "abc"
  stage_name            = "live"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}

resource "aws_api_gateway_method" "get" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = "abc"
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_stage" "posts" {
  rest_api_id   = "other"
  deployment_id = "abc"
  stage_name    = "live"
}

resource "aws_api_gateway_method" "post" {
  rest_api_id   = "other"
  resource_id   = "abc"
  http_method   = "POST"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_stage" "personal" {
  rest_api_id   = "personal"
  deployment_id = "abc"
  stage_name    = "live"
}

resource "aws_api_gateway_method" "mine" {
  rest_api_id   = "personal"
  resource_id   = "abc"
  http_method   = "GET"
  authorization = "COGNITO_USER_POOLS"
}
