# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "rest-address-check-on-call"
}

module "rest_address_check" {
  source = "../.."

  name             = "rest-address-check"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  tags = {
    service = "rest-address-check"
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
  name               = "rest-address-check-api-gateway-logs"
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
