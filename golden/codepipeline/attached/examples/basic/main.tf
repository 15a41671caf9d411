# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "pipe-announce-on-call"
}

module "pipe_announce" {
  source = "../.."

  name             = "pipe-announce"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  announcement_pipeline_arn = "arn:aws:codepipeline:eu-west-1:123456789012:release"

  tags = {
    service = "pipe-announce"
  }
}
