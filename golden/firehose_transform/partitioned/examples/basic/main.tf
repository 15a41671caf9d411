# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "fh-orders-on-call"
}

module "fh_orders" {
  source = "../.."

  name             = "fh-orders"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  orders_bucket_name = "fh-orders-orders-123456789012"

  tags = {
    service = "fh-orders"
  }
}
