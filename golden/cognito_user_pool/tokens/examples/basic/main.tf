# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "cognito-claims-on-call"
}

module "cognito_claims" {
  source = "../.."

  name             = "cognito-claims"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  customers_email_identity_arn = "arn:aws:ses:eu-west-1:123456789012:identity/example.com"
  customers_from_email_address = "Example <sign-in@example.com>"

  # So that `terraform destroy` takes it away again; in production leave this line out.
  customers_deletion_protection = false

  tags = {
    service = "cognito-claims"
  }
}
