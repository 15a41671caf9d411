# The rule tells a queue; the right to invoke is left over from before.
resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_sqs_queue.nightly.arn
}

resource "aws_sqs_queue" "nightly" {
  name = "nightly"
}

resource "aws_lambda_event_source_mapping" "nightly" {
  event_source_arn = aws_sqs_queue.nightly.arn
  function_name    = aws_lambda_function.nightly.arn
}

resource "aws_lambda_function" "nightly" {
  function_name = "nightly"
  role          = "arn:aws:iam::111122223333:role/nightly"
}

resource "aws_lambda_permission" "nightly" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.nightly.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.nightly.arn
}

# Nothing is left of this rule.
resource "aws_lambda_function" "hourly" {
  function_name = "hourly"
  role          = "arn:aws:iam::111122223333:role/hourly"
}

resource "aws_lambda_permission" "hourly" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.hourly.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.hourly.arn
}
