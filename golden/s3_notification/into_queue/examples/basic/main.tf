# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "s3n-import-on-call"
}

module "s3n_import" {
  source = "../.."

  name             = "s3n-import"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  files_bucket_name = "s3n-import-files-123456789012"

  tags = {
    service = "s3n-import"
  }
}
