# Whoever writes here sets the function off. A subscription takes a log group of the standard class, which this is.
resource "aws_cloudwatch_log_group" "jobs" {
  # checkov:skip=CKV_AWS_158:CloudWatch Logs encrypts with a key that AWS owns; no customer key was asked for
  # checkov:skip=CKV_AWS_338:Kept for 30 days, as was decided for these lines
  name              = "${var.name}-jobs"
  retention_in_days = 30

  tags = var.tags
}

# A log group has room for two of these; see the runbook in README.md when AWS refuses a third.
resource "aws_cloudwatch_log_subscription_filter" "jobs" {
  name            = "${var.name}-jobs"
  log_group_name  = aws_cloudwatch_log_group.jobs.name
  destination_arn = aws_lambda_function.this.arn

  # Every line: nobody said which ones matter.
  filter_pattern = ""

  # CloudWatch Logs tries out the function before it accepts the subscription.
  depends_on = [aws_lambda_permission.jobs]
}

resource "aws_lambda_permission" "jobs" {
  statement_id  = "jobs"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "logs.amazonaws.com"
  source_arn    = "${aws_cloudwatch_log_group.jobs.arn}:*"
}
