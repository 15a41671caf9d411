# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "ses-gate-on-call"
}

module "ses_gate" {
  source = "../.."

  name             = "ses-gate"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  gate_recipients  = ["gate@example.com"]
  gate_bucket_name = "ses-gate-gate-123456789012"

  gate_rule_set_name = aws_ses_receipt_rule_set.inbound.rule_set_name

  tags = {
    service = "ses-gate"
  }
}

resource "aws_ses_receipt_rule_set" "inbound" {
  rule_set_name = "ses-gate-inbound"
}

# The rule set by which SES takes mail. There is one for the whole account in each Region, and this puts any other out of
# use: where there is one already, leave both out and give its name above.
resource "aws_ses_active_receipt_rule_set" "inbound" {
  rule_set_name = aws_ses_receipt_rule_set.inbound.rule_set_name
}
