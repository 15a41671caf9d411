# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "table-invoice-write-on-call"
}

module "table_invoice_write" {
  source = "../.."

  name             = "table-invoice-write"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  orders_stream_arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/shop-orders/stream/2025-06-12T08:15:30.123"

  tags = {
    service = "table-invoice-write"
  }
}
