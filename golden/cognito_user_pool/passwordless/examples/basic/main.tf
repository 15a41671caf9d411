# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "cognito-passwordless-on-call"
}

module "cognito_passwordless" {
  source = "../.."

  name             = "cognito-passwordless"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  # So that `terraform destroy` takes it away again; in production leave this line out.
  readers_deletion_protection = false

  tags = {
    service = "cognito-passwordless"
  }
}
