variable "ttl" {
  type = number
}

resource "aws_api_gateway_authorizer" "given" { # undecidable
  name                             = "given"
  rest_api_id                      = "abc"
  authorizer_result_ttl_in_seconds = var.ttl
}
