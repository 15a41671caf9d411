locals {
  # Three attempts of the function, the pauses of 1 and 2 minutes between them, and a minute more. Then CloudFormation
  # gives up; left to itself it waits for an hour.
  search_index_service_timeout = 3 * aws_lambda_function.this.timeout + 240

  # As it stands in a template.
  search_index_resource = {
    Type = "Custom::SearchIndex"
    Properties = merge(var.search_index_properties, {
      ServiceToken   = aws_lambda_function.this.arn
      ServiceTimeout = local.search_index_service_timeout
    })
  }
}

resource "aws_cloudformation_stack" "search_index" {
  # checkov:skip=CKV_AWS_124:Whoever applies sees the stack fail, and the function's alarms tell who is on call
  name         = "${var.name}-search-index"
  iam_role_arn = aws_iam_role.search_index.arn

  template_body = jsonencode({
    Description = "Make, change and remove a search index, which no AWS resource type stands for."
    Resources   = { Resource = local.search_index_resource }
    Outputs     = { PhysicalResourceId = { Value = { Ref = "Resource" } } }
  })

  tags = var.tags

  # A request that is not answered, and the one by which it is undone.
  timeouts {
    create = "${2 * local.search_index_service_timeout + 300}s"
    update = "${2 * local.search_index_service_timeout + 300}s"
    delete = "${local.search_index_service_timeout + 300}s"
  }

  # The first request is sent at once, and the last one when the stack is deleted: both need the right to call, and
  # somewhere to end.
  depends_on = [aws_iam_role_policy.search_index, aws_lambda_function_event_invoke_config.this]
}

# No condition on the caller: CloudFormation takes a role only of its own account, and only from somebody who may pass it
# on (iam:PassRole).
data "aws_iam_policy_document" "search_index_assume_role" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["cloudformation.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "search_index" {
  name               = "${var.name}-search-index"
  description        = "What CloudFormation may do for the stack of ${var.name}."
  assume_role_policy = data.aws_iam_policy_document.search_index_assume_role.json

  tags = var.tags
}

data "aws_iam_policy_document" "search_index" {
  statement {
    sid       = "CallFunction"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.this.arn]
  }
}

resource "aws_iam_role_policy" "search_index" {
  name   = "stack"
  role   = aws_iam_role.search_index.id
  policy = data.aws_iam_policy_document.search_index.json
}
