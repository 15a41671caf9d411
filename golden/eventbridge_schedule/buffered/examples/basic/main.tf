# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "schedule-ledger-close-on-call"
}

module "schedule_ledger_close" {
  source = "../.."

  name             = "schedule-ledger-close"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  closings_schedule_expression = "cron(30 4 * * ? *)"

  tags = {
    service = "schedule-ledger-close"
  }
}
