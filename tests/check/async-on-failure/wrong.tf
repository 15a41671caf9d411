resource "aws_lambda_function" "schedule" { # violation
  function_name = "schedule"
  role          = "arn:aws:iam::111122223333:role/schedule"
}

resource "aws_cloudwatch_event_target" "schedule" {
  rule = "nightly"
  arn  = aws_lambda_function.schedule.arn

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
}

resource "aws_sqs_queue" "undelivered" {
  name = "undelivered"
}

resource "aws_lambda_function" "images" { # violation
  for_each = toset(["thumbs", "labels"])

  function_name = each.key
  role          = "arn:aws:iam::111122223333:role/${each.key}"
}

resource "aws_lambda_permission" "images" {
  for_each = aws_lambda_function.images

  action        = "lambda:InvokeFunction"
  function_name = each.value.function_name
  principal     = "s3.amazonaws.com"
}

# Retries are set here, but no place for what failed.
resource "aws_lambda_function" "news" { # violation
  function_name = "news"
  role          = "arn:aws:iam::111122223333:role/news"
}

resource "aws_lambda_function_event_invoke_config" "news" {
  function_name          = aws_lambda_function.news.function_name
  maximum_retry_attempts = 0
}

resource "aws_lambda_alias" "news" {
  name          = "live"
  function_name = aws_lambda_function.news.arn
}

resource "aws_sns_topic_subscription" "news" {
  topic_arn = "arn:aws:sns:eu-west-1:111122223333:news"
  protocol  = "lambda"
  endpoint  = aws_lambda_alias.news.arn
}

variable "with_report" {
  type = bool
}

resource "aws_lambda_function" "report" { # violation
  count = var.with_report ? 1 : 0

  function_name = "report"
  role          = "arn:aws:iam::111122223333:role/report"
}

resource "aws_cloudwatch_event_target" "report" {
  count = var.with_report ? 1 : 0

  rule = "report"
  arn  = aws_lambda_function.report[0].arn
}

variable "prefix" {
  type = string
}

resource "aws_lambda_function" "by_name" { # violation
  function_name = "${var.prefix}-mail"
  role          = "arn:aws:iam::111122223333:role/mail"
}

resource "aws_lambda_permission" "by_name" {
  action        = "lambda:InvokeFunction"
  function_name = "arn:aws:lambda:eu-west-1:111122223333:function:${var.prefix}-mail"
  principal     = "sns.amazonaws.com"
}

resource "aws_lambda_function" "looked_up" { # violation
  function_name = "health-check"
  role          = "arn:aws:iam::111122223333:role/health-check"
}

data "aws_lambda_function" "looked_up" {
  function_name = "health-check"
}

resource "aws_cloudwatch_event_target" "looked_up" {
  rule = "every-minute"
  arn  = data.aws_lambda_function.looked_up.arn
}
