variable "log_group_arn" {
  type    = string
  default = null
}

resource "aws_apigatewayv2_stage" "http" { # undecidable
  api_id = "abc"
  name   = "$default"

  dynamic "access_log_settings" {
    for_each = var.log_group_arn == null ? [] : [var.log_group_arn]
    content {
      destination_arn = access_log_settings.value
      format          = "$context.requestId"
    }
  }
}
