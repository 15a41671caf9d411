resource "aws_cloudwatch_event_rule" "all" { # undecidable
  name          = "all"
  event_pattern = jsonencode({ source = ["com.example.orders"] })
}

resource "aws_iam_role_policy" "handler" {
  role = aws_iam_role.handler.id
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "events:PutEvents", Resource = "*" }]
  })
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
