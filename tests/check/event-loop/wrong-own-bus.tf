resource "aws_cloudwatch_event_bus" "orders" {
  name = "orders"
}

resource "aws_cloudwatch_event_rule" "all" { # violation
  name           = "all"
  event_bus_name = aws_cloudwatch_event_bus.orders.name
  event_pattern  = jsonencode({ source = [{ prefix = "" }] })
}

resource "aws_iam_policy" "handler" {
  policy = jsonencode({
    Statement = { Effect = "Allow", Action = "events:PutEvents", Resource = [aws_cloudwatch_event_bus.orders.arn] }
  })
}

resource "aws_iam_role_policy_attachment" "handler" {
  role       = aws_iam_role.handler.name
  policy_arn = aws_iam_policy.handler.arn
}

resource "aws_iam_role" "handler" {
  name               = "handler"
  assume_role_policy = "{}"
}

resource "aws_lambda_function" "handler" {
  function_name = "handler"
  role          = aws_iam_role.handler.arn
}

resource "aws_cloudwatch_event_target" "handler" {
  rule = aws_cloudwatch_event_rule.all.name
  arn  = aws_lambda_function.handler.arn
}
