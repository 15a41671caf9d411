resource "aws_cloudwatch_event_rule" "all" { # violation
  name          = "all"
  event_pattern = jsonencode({ account = ["111122223333"] })
}

data "aws_iam_policy_document" "handler" {
  statement {
    actions   = ["events:Put*"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "handler" {
  role   = aws_iam_role.handler.name
  policy = data.aws_iam_policy_document.handler.json
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
