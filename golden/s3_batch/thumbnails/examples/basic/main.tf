# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "s3b-thumbnails-on-call"
}

module "s3b_thumbnails" {
  source = "../.."

  name             = "s3b-thumbnails"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  pictures_objects_bucket_arn = "arn:aws:s3:::example-pictures"
  pictures_bucket_name        = "s3b-thumbnails-pictures-jobs-123456789012"

  tags = {
    service = "s3b-thumbnails"
  }
}
