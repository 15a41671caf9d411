# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "customer-profile-on-call"
}

module "customer_profile" {
  source = "../.."

  name             = "customer-profile"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  customers_allowed_origin = "https://shop.example.com"

  customers_user_pool_arns = ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a1b2c3d4e"]

  customers_web_acl_arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/front-doors/11112222-3333-4444-5555-666677778888"

  customers_domain_name     = "api.example.com"
  customers_certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/11112222-3333-4444-5555-666677778888"

  tags = {
    service = "customer-profile"
  }

  # Without the account's role AWS refuses a stage that writes logs.
  depends_on = [aws_api_gateway_account.this]
}

# The role by which API Gateway writes logs. There is one for the whole account in each Region, shared by all its
# REST APIs, so it belongs to no single module: where something else sets it, leave out all that follows.
data "aws_iam_policy_document" "api_gateway_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

data "aws_partition" "current" {}

resource "aws_iam_role" "api_gateway_logs" {
  name               = "customer-profile-api-gateway-logs"
  assume_role_policy = data.aws_iam_policy_document.api_gateway_assume_role.json
}

resource "aws_iam_role_policy_attachment" "api_gateway_logs" {
  role       = aws_iam_role.api_gateway_logs.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = aws_iam_role.api_gateway_logs.arn

  # API Gateway tries the role before it accepts it.
  depends_on = [aws_iam_role_policy_attachment.api_gateway_logs]
}
