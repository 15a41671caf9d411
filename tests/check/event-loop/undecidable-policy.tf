variable "policy_arn" {
  type = string
}

resource "aws_cloudwatch_event_rule" "all" { # undecidable
  name          = "all"
  event_pattern = jsonencode({ account = ["111122223333"] })
}

resource "aws_iam_role_policy_attachment" "handler" {
  role       = aws_iam_role.handler.name
  policy_arn = var.policy_arn
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
