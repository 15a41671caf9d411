# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "lex-appointments-on-call"
}

module "lex_appointments" {
  source = "../.."

  name             = "lex-appointments"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  appointments_bot_alias_arn = "arn:aws:lex:eu-west-1:123456789012:bot-alias/B0T1D2E3F4/A1L2I3A4S5"

  tags = {
    service = "lex-appointments"
  }
}
