locals {
  # Three attempts of the function, the pauses of 1 and 2 minutes between them, and a minute more. Then CloudFormation
  # gives up; left to itself it waits for an hour.
  record_service_timeout = 3 * aws_lambda_function.this.timeout + 240

  # As it stands in a template.
  record_resource = {
    Type = "Custom::NameRecord"
    Properties = {
      ServiceToken   = aws_lambda_function.this.arn
      ServiceTimeout = local.record_service_timeout
    }
  }
}

# For whoever deploys a stack with the resource in it: CloudFormation calls the function with their rights.
data "aws_iam_policy_document" "record_deployer" {
  statement {
    sid       = "CallFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }
}
