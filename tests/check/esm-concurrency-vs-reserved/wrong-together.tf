# Each fits alone; together they may start twelve.
resource "aws_lambda_function" "orders" {
  function_name                  = "orders"
  role                           = var.role_arn
  reserved_concurrent_executions = 10
}

resource "aws_lambda_event_source_mapping" "this" { # violation
  for_each = toset(["orders", "refunds"])

  event_source_arn = "arn:aws:sqs:eu-west-1:111122223333:${each.key}"
  function_name    = aws_lambda_function.orders.arn

  scaling_config {
    maximum_concurrency = 6
  }
}
