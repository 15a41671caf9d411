# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "billing-invoices-on-call"
}

module "billing_invoices" {
  source = "../.."

  name             = "billing-invoices"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  tags = {
    service = "billing-invoices"
  }
}
