# Whatever the environment is called, what it runs on is not maintained.
variable "environment" {
  type = string
}

locals {
  runtimes = { dev = "python3.8", prod = "python3.7" }
}

resource "aws_lambda_function" "orders" { # violation
  function_name = "orders"
  role          = var.role_arn
  runtime       = local.runtimes[var.environment]
}

resource "aws_lambda_function" "refunds" { # violation
  function_name = "refunds"
  role          = var.role_arn
  runtime       = lookup(local.runtimes, var.environment, "nodejs14.x")
}

resource "aws_lambda_function" "returns" { # undecidable
  function_name = "returns"
  role          = var.role_arn
  runtime       = lookup(local.runtimes, var.environment, "python3.13")
}
