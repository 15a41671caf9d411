# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "commit-mirror-on-call"
}

module "commit_mirror" {
  source = "../.."

  name             = "commit-mirror"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  shop_repository_arn = "arn:aws:codecommit:eu-west-1:123456789012:shop"

  tags = {
    service = "commit-mirror"
  }
}
