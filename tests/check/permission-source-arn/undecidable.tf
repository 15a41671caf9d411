variable "source_arn" {
  type    = string
  default = null
}

variable "principal" {
  type = string
}

resource "aws_lambda_permission" "limited" { # undecidable
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "events.amazonaws.com"
  source_arn    = var.source_arn
}

resource "aws_lambda_permission" "caller" { # undecidable
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = var.principal
}
