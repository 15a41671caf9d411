# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "sqs-stock-booking-on-call"
}

module "sqs_stock_booking" {
  source = "../.."

  name             = "sqs-stock-booking"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  orders_queue_arn             = "arn:aws:sqs:eu-west-1:123456789012:shop-orders"
  orders_dead_letter_queue_arn = "arn:aws:sqs:eu-west-1:123456789012:shop-orders-dead-letter"

  tags = {
    service = "sqs-stock-booking"
  }
}
