# Whoever is on call subscribes to this topic.
resource "aws_sns_topic" "on_call" {
  # checkov:skip=CKV_AWS_26:An alarm's text is no secret, and CloudWatch cannot publish under the AWS managed key
  name = "refund-routes-on-call"
}

module "refund_routes" {
  source = "../.."

  name             = "refund-routes"
  package_path     = "${path.module}/../../build/function.zip"
  alarm_topic_arns = [aws_sns_topic.on_call.arn]

  refunds_api_execution_arn = "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5"
  refunds_root_resource_id  = "a1b2c3d4e5"

  refunds_authorizer_function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:authorizer"
  refunds_authorizer_invoke_arn   = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:authorizer/invocations"

  tags = {
    service = "refund-routes"
  }
}
