# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "shipment-notices-on-call"
}

module "shipment_notices" {
  source = "../.."

  name             = "shipment-notices"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  tags = {
    service = "shipment-notices"
  }
}
