# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "meter-readings-on-call"
}

module "meter_readings" {
  source = "../.."

  name             = "meter-readings"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  readings_allowed_origin = "https://shop.example.com"

  readings_authorizer_function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:authorizer"
  readings_authorizer_invoke_arn   = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:authorizer/invocations"

  tags = {
    service = "meter-readings"
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
  name               = "meter-readings-api-gateway-logs"
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
