variable "body" {
  type = string
}

resource "aws_api_gateway_rest_api" "body" { # undecidable
  name = "body"
  body = var.body
}
