variable "cached" {
  type = bool
}

resource "aws_api_gateway_stage" "given" { # undecidable
  rest_api_id           = "abc"
  deployment_id         = "abc"
  stage_name            = "live"
  cache_cluster_enabled = var.cached
}

resource "aws_api_gateway_method" "get" {
  rest_api_id   = "abc"
  resource_id   = "abc"
  http_method   = "GET"
  authorization = "NONE"
}
