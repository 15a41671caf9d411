# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "connect-caller-on-call"
}

module "connect_caller" {
  source = "../.."

  name             = "connect-caller"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  callers_instance_arn = "arn:aws:connect:eu-west-1:123456789012:instance/c8c0e68d-2200-4265-82c0-3a1b5d7e9f20"
  callers_flow_names   = ["Orders inbound"]

  tags = {
    service = "connect-caller"
  }
}
