# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "alexa-quiz-on-call"
}

module "alexa_quiz" {
  source = "../.."

  name             = "alexa-quiz"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  quiz_skill_id = "amzn1.ask.skill.12345678-1234-1234-1234-123456789012"

  tags = {
    service = "alexa-quiz"
  }
}
