# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "legacy-orders-on-call"
}

module "legacy_orders" {
  source = "../.."

  name             = "legacy-orders"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  orders_listener_arn   = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/old-shop/50dc6c495c0c9188/f2f7dc8efc522ab2"
  orders_first_priority = 100

  tags = {
    service = "legacy-orders"
  }
}
