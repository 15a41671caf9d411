variable "principal" {
  type = string
}

variable "source_arn" {
  type    = string
  default = null
}

resource "aws_lambda_permission" "this" { # violation
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = var.principal
  source_arn    = var.source_arn
}
