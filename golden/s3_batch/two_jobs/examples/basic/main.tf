# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "s3b-archive-on-call"
}

module "s3b_archive" {
  source = "../.."

  name             = "s3b-archive"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  scans_objects_bucket_arn = "arn:aws:s3:::example-scans"
  scans_bucket_name        = "s3b-archive-scans-jobs-123456789012"

  letters_objects_bucket_arn = "arn:aws:s3:::example-letters"
  letters_bucket_name        = "s3b-archive-letters-jobs-123456789012"

  tags = {
    service = "s3b-archive"
  }
}
