# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "pipe-smoke-test-on-call"
}

module "pipe_smoke_test" {
  source = "../.."

  name             = "pipe-smoke-test"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  smoke_artifact_bucket_name = "pipe-smoke-test-smoke-artifacts-123456789012"
  smoke_connection_arn       = "arn:aws:codeconnections:eu-west-1:123456789012:connection/11112222-3333-4444-5555-666677778888"
  smoke_repository_id        = "example/shop"

  tags = {
    service = "pipe-smoke-test"
  }
}
