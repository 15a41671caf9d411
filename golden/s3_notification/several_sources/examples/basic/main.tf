# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "s3n-catalogue-on-call"
}

module "s3n_catalogue" {
  source = "../.."

  name             = "s3n-catalogue"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  uploads_bucket_name = "s3n-catalogue-uploads-123456789012"

  documents_bucket_arn = "arn:aws:s3:::example-documents"

  articles_topic_arn = "arn:aws:sns:eu-west-1:123456789012:articles"

  tags = {
    service = "s3n-catalogue"
  }
}
