# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "ses-claims-on-call"
}

module "ses_claims" {
  source = "../.."

  name             = "ses-claims"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  claims_recipients  = ["claims@example.com"]
  claims_bucket_name = "ses-claims-claims-123456789012"

  uploads_bucket_name = "ses-claims-uploads-123456789012"

  claims_rule_set_name = aws_ses_receipt_rule_set.inbound.rule_set_name

  tags = {
    service = "ses-claims"
  }
}

resource "aws_ses_receipt_rule_set" "inbound" {
  rule_set_name = "ses-claims-inbound"
}

# The rule set by which SES takes mail. There is one for the whole account in each Region, and this puts any other out of
# use: where there is one already, leave both out and give its name above.
resource "aws_ses_active_receipt_rule_set" "inbound" {
  rule_set_name = aws_ses_receipt_rule_set.inbound.rule_set_name
}
