resource "aws_lambda_permission" "rule" { # fine
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.orders.arn
}

resource "aws_lambda_permission" "account" { # fine
  action         = "lambda:InvokeFunction"
  function_name  = "orders"
  principal      = "s3.amazonaws.com"
  source_account = "111122223333"
}

resource "aws_lambda_permission" "skill" { # fine
  action             = "lambda:InvokeFunction"
  function_name      = "orders"
  principal          = "alexa-appkit.amazon.com"
  event_source_token = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"
}

resource "aws_lambda_permission" "url" { # fine
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = "orders"
  principal              = "*"
  function_url_auth_type = "NONE"
}

resource "aws_lambda_permission" "edge" {
  action        = "lambda:GetFunction"
  function_name = "orders"
  principal     = "replicator.lambda.amazonaws.com"
}

resource "aws_lambda_permission" "other_account" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = "444455556666"
}

data "aws_caller_identity" "current" {}

resource "aws_lambda_permission" "own_account" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = data.aws_caller_identity.current.account_id
}

resource "aws_lambda_permission" "role" {
  action        = "lambda:InvokeFunction"
  function_name = "orders"
  principal     = aws_iam_role.caller.arn
}
