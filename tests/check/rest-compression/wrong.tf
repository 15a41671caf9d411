resource "aws_api_gateway_rest_api" "none" { # violation
  name = "none"
}

resource "aws_api_gateway_rest_api" "off" { # violation
  name                     = "off"
  minimum_compression_size = "-1"
}

resource "aws_api_gateway_rest_api" "body" { # violation
  name = "body"
  body = jsonencode({ openapi = "3.0.1", paths = {} })
}
