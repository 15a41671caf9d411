# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "sfn-approval-on-call"
}

module "sfn_approval" {
  source = "../.."

  name             = "sfn-approval"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  claims_state_machine_arn       = "arn:aws:states:eu-west-1:123456789012:stateMachine:claims"
  claims_state_machine_role_name = "claims"

  tags = {
    service = "sfn-approval"
  }
}
