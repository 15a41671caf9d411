# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "pipe-migration-on-call"
}

module "pipe_migration" {
  source = "../.."

  name             = "pipe-migration"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  migration_artifact_bucket_name = "pipe-migration-migration-artifacts-123456789012"
  migration_source_bucket_arn    = "arn:aws:s3:::example-releases"

  tags = {
    service = "pipe-migration"
  }
}
