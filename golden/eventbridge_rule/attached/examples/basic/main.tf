# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "rule-fraud-watch-on-call"
}

module "rule_fraud_watch" {
  source = "../.."

  name             = "rule-fraud-watch"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  payments_bus_arn = "arn:aws:events:eu-west-1:123456789012:event-bus/company"

  tags = {
    service = "rule-fraud-watch"
  }
}
