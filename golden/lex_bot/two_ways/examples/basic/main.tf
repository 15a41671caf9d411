# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "lex-and-connect-on-call"
}

module "lex_and_connect" {
  source = "../.."

  name             = "lex-and-connect"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  bot_bot_alias_arn = "arn:aws:lex:eu-west-1:123456789012:bot-alias/ABCDEFGHIJ/KLMNOPQRST"

  flow_instance_arn = "arn:aws:connect:eu-west-1:123456789012:instance/c8c0e68d-2200-4265-82c0-3a1b5d7e9f20"
  flow_flow_names   = ["Orders inbound"]

  tags = {
    service = "lex-and-connect"
  }
}
