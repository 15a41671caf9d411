# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "table-order-mail-on-call"
}

module "table_order_mail" {
  source = "../.."

  name             = "table-order-mail"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  # An example goes with its data. Where items matter, leave this out.
  orders_deletion_protection = false

  tags = {
    service = "table-order-mail"
  }
}
