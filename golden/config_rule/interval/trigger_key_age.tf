resource "aws_config_config_rule" "key_age" {
  name        = "${var.name}-key-age"
  description = "Asks ${var.name} whether a resource is as it should be."

  source {
    owner             = "CUSTOM_LAMBDA"
    source_identifier = aws_lambda_function.this.arn

    source_detail {
      message_type                = "ScheduledNotification"
      maximum_execution_frequency = "One_Hour"
    }
  }

  tags = var.tags

  # AWS Config tries out the function before it accepts the rule; and the first verdict must get through.
  depends_on = [aws_lambda_permission.key_age, aws_iam_role_policy.key_age_report]
}

resource "aws_lambda_permission" "key_age" {
  statement_id  = "key_age"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "config.amazonaws.com"

  # The rule cannot exist without this permission, and has no ARN before it exists: so any rule of this account may.
  source_account = split(":", aws_lambda_function.this.arn)[4]
}

# AWS Config knows no resources to narrow these to; what may be reported on, the token in each event says.
data "aws_iam_policy_document" "key_age_report" {
  # checkov:skip=CKV_AWS_111:AWS Config has no resource-level permissions for these
  # checkov:skip=CKV_AWS_356:AWS Config has no resource-level permissions for these, or the rule no ARN yet
  statement {
    sid       = "ReportVerdicts"
    actions   = ["config:PutEvaluations"]
    resources = ["*"]
  }

  # To find what is gone. The rule has no ARN before it exists, and calls the function as soon as it does.
  statement {
    sid       = "ReadFormerVerdicts"
    actions   = ["config:GetComplianceDetailsByConfigRule"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "key_age_report" {
  name   = "report-key-age"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.key_age_report.json
}
