# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "web-orders-on-call"
}

module "web_orders" {
  source = "../.."

  name             = "web-orders"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  orders_allowed_origins = ["https://shop.example.com"]

  orders_jwt_issuer   = "https://login.example.com"
  orders_jwt_audience = ["web-orders"]

  orders_domain_name     = "api.example.com"
  orders_certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/11112222-3333-4444-5555-666677778888"

  tags = {
    service = "web-orders"
  }
}
