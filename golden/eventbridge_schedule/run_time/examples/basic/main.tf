# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "schedule-reminder-send-on-call"
}

module "schedule_reminder_send" {
  source = "../.."

  name             = "schedule-reminder-send"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  tags = {
    service = "schedule-reminder-send"
  }
}
