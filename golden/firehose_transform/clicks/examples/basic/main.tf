# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "fh-clicks-on-call"
}

module "fh_clicks" {
  source = "../.."

  name             = "fh-clicks"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  clicks_bucket_name = "fh-clicks-clicks-123456789012"

  tags = {
    service = "fh-clicks"
  }
}
