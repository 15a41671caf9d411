# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "s3n-index-on-call"
}

module "s3n_index" {
  source = "../.."

  name             = "s3n-index"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  archive_bucket_arn = "arn:aws:s3:::example-archive"

  tags = {
    service = "s3n-index"
  }
}
