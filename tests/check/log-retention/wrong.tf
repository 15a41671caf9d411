variable "name" {
  type = string
}

resource "aws_cloudwatch_log_group" "named" { # violation
  name = "/aws/lambda/${var.name}"
}

resource "aws_cloudwatch_log_group" "zero" { # violation
  name              = "/aws/lambda/zero"
  retention_in_days = 0
}

resource "aws_cloudwatch_log_group" "chosen" { # violation
  name = "chosen"
}

resource "aws_lambda_function" "chosen" {
  function_name = "chosen"
  role          = var.role_arn

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.chosen.name
  }
}
