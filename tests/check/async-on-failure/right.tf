resource "aws_lambda_function" "orders" { # fine
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/orders"
}

resource "aws_lambda_function_event_invoke_config" "orders" {
  function_name = aws_lambda_function.orders.function_name

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_cloudwatch_event_target" "orders" {
  rule = "orders"
  arn  = aws_lambda_function.orders.arn
}

resource "aws_lambda_function" "letters" { # fine
  function_name = "letters"
  role          = "arn:aws:iam::111122223333:role/letters"

  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }
}

resource "aws_lambda_permission" "letters" {
  action        = "lambda:InvokeFunction"
  function_name = "letters"
  principal     = "s3.amazonaws.com"
  source_arn    = "arn:aws:s3:::letters"
}

resource "aws_sqs_queue" "failed" {
  name = "failed"
}

# Whoever calls these waits for the answer, or keeps the event.
resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::111122223333:role/api"
}

resource "aws_lambda_permission" "api" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.api.function_name
  principal     = "apigateway.amazonaws.com"
}

resource "aws_lambda_function" "reader" {
  function_name = "reader"
  role          = "arn:aws:iam::111122223333:role/reader"
}

resource "aws_lambda_event_source_mapping" "reader" {
  event_source_arn = aws_sqs_queue.failed.arn
  function_name    = aws_lambda_function.reader.arn
}

resource "aws_lambda_function" "alone" {
  function_name = "alone"
  role          = "arn:aws:iam::111122223333:role/alone"
}

# SES waits for what this one decides.
resource "aws_lambda_function" "gate" {
  function_name = "gate"
  role          = "arn:aws:iam::111122223333:role/gate"
}

resource "aws_lambda_permission" "gate" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.gate.function_name
  principal     = "ses.amazonaws.com"
}

resource "aws_ses_receipt_rule" "gate" {
  name          = "gate"
  rule_set_name = "main"

  lambda_action {
    function_arn    = aws_lambda_function.gate.arn
    invocation_type = "RequestResponse"
    position        = 1
  }
}

# What a stack does with it is in the stack's template.
resource "aws_lambda_function" "bot" {
  function_name = "bot"
  role          = "arn:aws:iam::111122223333:role/bot"
}

resource "aws_cloudformation_stack" "bot" {
  name          = "bot"
  template_body = "{}"
  parameters    = { Function = aws_lambda_function.bot.arn }
}

variable "with_report" {
  type    = bool
  default = false
}

resource "aws_lambda_function" "report" { # fine
  count = var.with_report ? 1 : 0

  function_name = "report"
  role          = "arn:aws:iam::111122223333:role/report"
}

resource "aws_lambda_function_event_invoke_config" "report" {
  count = var.with_report ? 1 : 0

  function_name = aws_lambda_function.report[0].function_name

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_cloudwatch_event_target" "report" {
  count = var.with_report ? 1 : 0

  rule = "report"
  arn  = aws_lambda_function.report[0].arn
}

# Its log is sent elsewhere; that invokes another function.
resource "aws_lambda_function" "logging" {
  function_name = "logging"
  role          = "arn:aws:iam::111122223333:role/logging"
}

resource "aws_cloudwatch_log_subscription_filter" "logging" {
  name            = "logging"
  log_group_name  = "/aws/lambda/${aws_lambda_function.logging.function_name}"
  filter_pattern  = ""
  destination_arn = "arn:aws:firehose:eu-west-1:111122223333:deliverystream/logs"
}
