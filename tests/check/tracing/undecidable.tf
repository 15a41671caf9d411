variable "tracing_mode" {
  type    = string
  default = null
}

resource "aws_lambda_function" "orders" { # undecidable
  function_name = "orders"
  role          = var.role_arn

  dynamic "tracing_config" {
    for_each = var.tracing_mode == null ? [] : [true]
    content {
      mode = var.tracing_mode
    }
  }
}
