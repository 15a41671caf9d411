# Whoever writes here sets the function off. A subscription takes a log group of the standard class, which this is.
resource "aws_cloudwatch_log_group" "audit" {
  name              = "${var.name}-audit"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.this.arn

  tags = var.tags
}

# A log group has room for two of these; see the runbook in README.md when AWS refuses a third.
resource "aws_cloudwatch_log_subscription_filter" "audit" {
  name            = "${var.name}-audit"
  log_group_name  = aws_cloudwatch_log_group.audit.name
  destination_arn = aws_lambda_function.this.arn

  filter_pattern = "{ ($.outcome = \"refused\") && ($.user.name != \"health-check\") }"

  # CloudWatch Logs tries out the function before it accepts the subscription.
  depends_on = [aws_lambda_permission.audit]
}

resource "aws_lambda_permission" "audit" {
  statement_id  = "audit"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "logs.amazonaws.com"
  source_arn    = "${aws_cloudwatch_log_group.audit.arn}:*"
}
