# Whoever is on call subscribes to this topic. An alarm tells topics of its own Region only.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  provider = aws.us_east_1

  name = "error-pages-on-call"
}

module "error_pages" {
  source = "../.."

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  name             = "error-pages"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  pages_domain_name        = "www.example.com"
  pages_certificate_arn    = "arn:aws:acm:us-east-1:123456789012:certificate/11112222-3333-4444-5555-666677778888"
  pages_origin_domain_name = "origin.example.com"

  tags = {
    service = "error-pages"
  }
}
