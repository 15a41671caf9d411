# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "s3eb-audit-on-call"
}

module "s3eb_audit" {
  source = "../.."

  name             = "s3eb-audit"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  documents_bucket_arn = "arn:aws:s3:::example-documents"

  tags = {
    service = "s3eb-audit"
  }
}
