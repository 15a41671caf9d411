locals {
  # The console shows it with ":*" at its end, the API without.
  checkout_log_group_arn  = trimsuffix(var.checkout_log_group_arn, ":*")
  checkout_log_group_name = split(":log-group:", local.checkout_log_group_arn)[1]
}

# A log group has room for two of these; see the runbook in README.md when AWS refuses a third.
resource "aws_cloudwatch_log_subscription_filter" "checkout" {
  name            = "${var.name}-checkout"
  log_group_name  = local.checkout_log_group_name
  destination_arn = aws_lambda_function.this.arn

  filter_pattern = "{ ($.level = \"ERROR\" || $.level = \"FATAL\") && ($.http.status = 500) }"

  # CloudWatch Logs tries out the function before it accepts the subscription.
  depends_on = [aws_lambda_permission.checkout]

  lifecycle {
    precondition {
      condition     = local.checkout_log_group_name != aws_cloudwatch_log_group.this.name
      error_message = "This is the function's own log group: each of its invocations writes lines that would set it off again, for ever."
    }

    precondition {
      condition     = slice(split(":", local.checkout_log_group_arn), 3, 5) == slice(split(":", aws_lambda_function.this.arn), 3, 5)
      error_message = "CloudWatch Logs calls only functions of the account and Region that the log group is in."
    }
  }
}

resource "aws_lambda_permission" "checkout" {
  statement_id  = "checkout"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "logs.amazonaws.com"
  source_arn    = "${local.checkout_log_group_arn}:*"
}
