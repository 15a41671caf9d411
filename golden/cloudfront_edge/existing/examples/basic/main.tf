# Whoever is on call subscribes to this topic. An alarm tells topics of its own Region only.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  provider = aws.us_east_1

  name = "order-screening-on-call"
}

module "order_screening" {
  source = "../.."

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  name             = "order-screening"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  orders_distribution_arn = "arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE"

  tags = {
    service = "order-screening"
  }
}
