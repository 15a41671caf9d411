resource "aws_lambda_function" "orders" { # fine
  function_name = "orders"
  role          = var.role_arn

  tracing_config {
    mode = "Active"
  }
}

resource "aws_lambda_function" "edge" {
  function_name = "edge"
  role          = var.role_arn
  publish       = true
}

resource "aws_cloudfront_distribution" "shop" {
  default_cache_behavior {
    lambda_function_association {
      event_type = "viewer-request"
      lambda_arn = aws_lambda_function.edge.qualified_arn
    }
  }
}
