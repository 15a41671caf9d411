# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "rule-shipment-tracker-on-call"
}

module "rule_shipment_tracker" {
  source = "../.."

  name             = "rule-shipment-tracker"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  shipments_sender_account_ids = ["210987654321"]

  tags = {
    service = "rule-shipment-tracker"
  }
}
