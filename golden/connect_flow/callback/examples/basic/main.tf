# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "connect-callback-on-call"
}

module "connect_callback" {
  source = "../.."

  name             = "connect-callback"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  callbacks_instance_arn = "arn:aws:connect:eu-west-1:123456789012:instance/0f1e2d3c-4b5a-4697-8879-a0b1c2d3e4f5"
  callbacks_flow_names   = ["Orders inbound"]

  tags = {
    service = "connect-callback"
  }
}
