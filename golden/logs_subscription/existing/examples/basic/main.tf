# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "cwl-tickets-on-call"
}

module "cwl_tickets" {
  source = "../.."

  name             = "cwl-tickets"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  checkout_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/shop/checkout"

  tags = {
    service = "cwl-tickets"
  }
}
