# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "kinesis-fraud-watch-on-call"
}

module "kinesis_fraud_watch" {
  source = "../.."

  name             = "kinesis-fraud-watch"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  payments_stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/shop-payments"

  tags = {
    service = "kinesis-fraud-watch"
  }
}
