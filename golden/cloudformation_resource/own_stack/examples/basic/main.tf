# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "cfn-search-index-on-call"
}

module "cfn_search_index" {
  source = "../.."

  name             = "cfn-search-index"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  search_index_properties = {
    Name = "catalogue"
  }

  tags = {
    service = "cfn-search-index"
  }
}
