resource "aws_api_gateway_rest_api" "set" { # fine
  name                     = "set"
  minimum_compression_size = 1024
}

resource "aws_api_gateway_rest_api" "body" { # fine
  name = "body"
  body = jsonencode({
    openapi                                        = "3.0.1"
    "x-amazon-apigateway-minimum-compression-size" = 0
  })
}
