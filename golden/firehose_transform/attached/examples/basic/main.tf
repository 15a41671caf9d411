# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "fh-logs-on-call"
}

module "fh_logs" {
  source = "../.."

  name             = "fh-logs"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  logs_delivery_stream_arn       = "arn:aws:firehose:eu-west-1:123456789012:deliverystream/example-logs"
  logs_delivery_stream_role_name = "example-logs-delivery"

  tags = {
    service = "fh-logs"
  }
}
