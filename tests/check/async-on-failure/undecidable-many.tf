variable "functions" {
  type = map(any)
}

resource "aws_lambda_function" "orders" { # undecidable
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}

resource "aws_lambda_function_event_invoke_config" "all" {
  for_each = var.functions

  function_name = each.value.name

  destination_config {
    on_failure {
      destination = each.value.failed_arn
    }
  }
}

resource "aws_lambda_permission" "orders" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "sns.amazonaws.com"
}
