# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "rule-ticket-triage-on-call"
}

module "rule_ticket_triage" {
  source = "../.."

  name             = "rule-ticket-triage"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  tickets_event_source_name = "aws.partner/example.com/123456789012/tickets"

  tags = {
    service = "rule-ticket-triage"
  }
}
